// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

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
      Set.of(AgentExecution.TYPE.name(), JournalEntry.TYPE.name(), MemoryJournal.HEADS);

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
    PurgedProject purged = Purges.of(counts(layer, scope), blobs(layer, scope));
    tx.queries()
        .all(Repo.TYPE.where(Repo.EXCLUSIVE_PROJECT_ID.is(id)), new Scope.Shared())
        .forEach(repo -> tx.entities().update(Repo.TYPE, repo.withExclusiveProjectId(null)));
    layer.clear(table -> id.equals(table.project()) && !STAYING.contains(table.name()));
    tx.entities().delete(Project.TYPE, null, id);
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
