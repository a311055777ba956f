// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.keelson.approval.ApprovalDecision;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectPurge;
import dev.keelson.project.PurgedProject;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.spi.EntityTypes;
import dev.keelson.spi.Purges;
import dev.keelson.usage.AgentExecution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Purges projects. */
record MemoryProjectPurge(MemoryStore store) implements ProjectPurge {

  /** The types whose rows are retained when a project is purged. */
  private static final Set<String> STAYING =
      Stream.concat(
              Stream.of(
                  AgentExecution.TYPE.name(),
                  JournalEntry.TYPE.name(),
                  MemoryHolds.TABLE,
                  MemoryHolds.LIFTED),
              MemoryJournal.TABLES.stream())
          .collect(toUnmodifiableSet());

  @Override
  public Optional<PurgedProject> purge(ProjectId id) {
    return store.change(tx -> tx.entities().find(Project.TYPE, null, id).map(any -> purge(tx, id)));
  }

  /** Removes the project with everything that it owns. */
  private static PurgedProject purge(MemoryStore tx, ProjectId id) {
    Layer layer = tx.layer();
    Scope scope = new Scope.Projects(List.of(id));
    Rows.in(layer, Run.TYPE, scope)
        .filter(run -> RunStatus.LIFECYCLE.isActive(run.status()))
        .map(Run::id)
        .min(Id.ORDER)
        .ifPresent(run -> {
          throw Purges.refusedPurge(run);
        });
    MemoryHolds.checkProject(layer, id);
    PurgedProject purged = Purges.of(counts(layer, scope), blobs(layer, scope));
    Map<String, Long> gone = new HashMap<>(purged.counts());
    gone.remove(Project.TYPE.name());
    long decisions = Rows.in(layer, ApprovalDecision.TYPE, scope).count();
    if (decisions > 0) {
      gone.put(ApprovalDecision.TYPE.name(), decisions);
    }
    tx.queries()
        .all(Repo.TYPE.where(Repo.EXCLUSIVE_PROJECT_ID.is(id)), new Scope.Shared())
        .forEach(repo -> tx.entities().update(Repo.TYPE, repo.withExclusiveProjectId(null)));
    layer.clear(table -> id.equals(table.project()) && !STAYING.contains(table.name()));
    new Removal(tx, null).of(id, gone);
    return purged;
  }

  private static Map<String, Long> counts(Layer layer, Scope scope) {
    Map<String, Long> counts = new HashMap<>(Map.of(Project.TYPE.name(), 1L));
    Stream.<List<? extends RowType<?>>>of(EntityTypes.ALL, EntityTypes.LOGS)
        .flatMap(List::stream)
        .filter(RowType::isOwned)
        .forEach(type -> counts.put(type.name(), Rows.in(layer, type, scope).count()));
    return counts;
  }

  private static List<String> blobs(Layer layer, Scope scope) {
    return EntityTypes.ALL.stream()
        .filter(RowType::isOwned)
        .flatMap(type -> Rows.in(layer, type, scope))
        .flatMap(value -> Purges.blob(value).stream())
        .toList();
  }
}
