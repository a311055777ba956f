// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import static java.util.stream.Collectors.toMap;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.Leasable;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.Query;
import dev.keelson.query.Referring;
import dev.keelson.query.Scope;
import dev.keelson.run.Run;
import dev.keelson.run.RunStepId;
import dev.keelson.spi.EntityTypes;
import dev.keelson.spi.Store;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.Workspace;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which work something belongs to: that of the run that it names, or else of the item; or
 * else that of what owns it.
 */
record WorkOf(Store store, ProjectId project) {

  /**
   * What a write belongs to.
   *
   * @param runs the runs in which it is made, which must go on
   * @param subjects what must be leased for it
   */
  record Work(Set<RunId> runs, Set<Leasable> subjects) {

    static final Work NONE = new Work(Set.of(), Set.of());

    static Work in(RunId run) {
      return new Work(Set.of(run), Set.of());
    }

    static Work at(Leasable subject) {
      return new Work(Set.of(), Set.of(subject));
    }

    Work and(Work other) {
      Set<RunId> allRuns = new HashSet<>(runs);
      allRuns.addAll(other.runs);
      Set<Leasable> allSubjects = new HashSet<>(subjects);
      allSubjects.addAll(other.subjects);
      return new Work(allRuns, allSubjects);
    }
  }

  /** Returns the work of a value, none if it belongs to none. */
  <T extends Entity<?>> Work of(EntityType<T, ?> type, T value) {
    return switch (value) {
      case Run run -> Work.in(run.id());
      case WorkItem item -> Work.at(item.id());
      case Workspace workspace -> of(workspace);
      default -> type.runOf(value).map(Work::in).orElseGet(() -> ofOwners(type, value));
    };
  }

  /**
   * Returns the work of what a value names beside its run: of an item; and of a workspace, or that
   * of a session, unless that run works there already. None if it names no run.
   *
   * @param settled what was settled before, and doesn't count
   */
  <T extends Entity<?>> Work beside(
      EntityType<T, ?> type, T value, Collection<Attribute<T, ?>> settled) {
    Optional<RunId> run = type.runOf(value);
    return run.isEmpty()
        ? Work.NONE
        : type.references().stream()
            .filter(referring -> !settled.contains(referring.reference()))
            .map(referring ->
                switch (referring.target(value)) {
                  case WorkItemId item -> Work.at(item);
                  case WorkspaceId workspace -> besideIn(workspace, run.get());
                  case SessionId session -> besideIn(session, run.get());
                  case null, default -> Work.NONE;
                })
            .reduce(Work.NONE, Work::and);
  }

  /** A session with a run lets no other in, which the store itself refuses. */
  private Work besideIn(SessionId id, RunId run) {
    return store
        .entities()
        .find(Session.TYPE, project, id)
        .filter(session -> session.runId() == null)
        .map(Session::workspaceId)
        .map(workspace -> besideIn(workspace, run))
        .orElse(Work.NONE);
  }

  /** Returns the work of a workspace of an item, or else of all who work there. */
  private Work besideIn(WorkspaceId id, RunId run) {
    Optional<Workspace> workspace = store.entities().find(Workspace.TYPE, project, id);
    WorkItemId item = workspace.map(Workspace::workItemId).orElse(null);
    if (item != null) {
      return Work.at(item);
    }
    Map<RunId, Leasable> there = runsIn(id);
    return there.containsKey(run) ? Work.NONE : of(there);
  }

  /** Returns the work of what is stored under an id, none if that is nothing. */
  Work ofStored(Id id) {
    return ofStored(EntityTypes.of(id.getClass()), id);
  }

  /** Returns the run that a fact names, or else the step; empty if it names none. */
  static <T> Optional<Id> named(FactType<T> type, T fact) {
    return type.runOf(fact)
        .<Id>map(run -> run)
        .or(() ->
            type.attributes().stream()
                .map(attribute -> attribute.of(fact))
                .filter(RunStepId.class::isInstance)
                .<Id>map(RunStepId.class::cast)
                .findFirst());
  }

  private <T extends Entity<?>> Work ofOwners(EntityType<T, ?> type, T value) {
    for (Referring<T> referring : type.references()) {
      Id target = referring.target(value);
      if (target instanceof WorkItemId item) {
        return Work.at(item);
      }
      Work its = target != null && referring.owning() ? ofStored(target) : Work.NONE;
      if (!its.equals(Work.NONE)) {
        return its;
      }
    }
    return Work.NONE;
  }

  @SuppressWarnings("unchecked") // the type is that of the id
  private <T extends Entity<I>, I extends Id> Work ofStored(EntityType<T, I> type, Id id) {
    Optional<T> stored =
        type.isOwned() ? store.entities().find(type, project, (I) id) : Optional.empty();
    return stored.map(value -> of(type, value)).orElse(Work.NONE);
  }

  /**
   * A workspace is closed for all who run in it, so that it belongs to the work of each of them.
   */
  private Work of(Workspace workspace) {
    Work its = workspace.workItemId() == null ? Work.NONE : Work.at(workspace.workItemId());
    return its.and(of(runsIn(workspace.id())));
  }

  private static Work of(Map<RunId, Leasable> runs) {
    return new Work(Set.of(), Set.copyOf(runs.values()));
  }

  /** Returns who runs in a workspace, each with what is leased for it: its item, or itself. */
  private Map<RunId, Leasable> runsIn(WorkspaceId workspace) {
    Condition<Session> there = Session.WORKSPACE_ID.is(workspace);
    return Stream.of(
            Run.TYPE.where(Session.RUN_ID.from(Session.TYPE, there)),
            Run.TYPE.where(
                ExecutionProcess.RUN_ID.from(
                    ExecutionProcess.TYPE, ExecutionProcess.SESSION_ID.to(Session.TYPE, there))))
        .flatMap(query -> leasedFor(query).stream())
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (same, again) -> same));
  }

  /** Counts the runs one by one, which also counts those that nobody can read as a whole. */
  private Collection<Map.Entry<RunId, Leasable>> leasedFor(Query<Run> query) {
    Scope scope = new Scope.Projects(List.of(project));
    return store
        .queries()
        .summarize(query.groupedBy(Run.TYPE.id()).by(Run.WORK_ITEM_ID), scope)
        .stream()
        .map(group -> {
          RunId run = Check.present(group.key(Run.TYPE.id()), "run.id");
          WorkItemId item = group.key(Run.WORK_ITEM_ID);
          return Map.<RunId, Leasable>entry(run, item == null ? run : item);
        })
        .toList();
  }
}
