// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import static java.util.stream.Collectors.groupingBy;

import dev.keelson.ProjectScope;
import dev.keelson.activity.Activity;
import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.artifact.Artifact;
import dev.keelson.core.Actor;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.core.Unreadable;
import dev.keelson.effect.SideEffect;
import dev.keelson.journal.ChainedEntry;
import dev.keelson.journal.Integrity;
import dev.keelson.journal.JournalEntry;
import dev.keelson.query.Found;
import dev.keelson.query.Latest;
import dev.keelson.query.Query;
import dev.keelson.repository.Reader;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the parts of a story with one statement for each kind of part. */
final class StoryReader {

  private static final Latest<ExecutionProcess, LogChunk> END_OF_LOG =
      Latest.of(ExecutionProcess.TYPE, LogChunk.TYPE, LogChunk.PROCESS_ID)
          .of(LogChunk.TYPE.all().byDescending(LogChunk.TYPE.sequence()))
          .upTo(StoryProcess.MAX_LINES);

  private final ProjectScope project;
  private final Reader reader;
  private final List<Unreadable> unreadable = new ArrayList<>();

  private StoryReader(ProjectScope project) {
    this.project = project;
    reader = project.reader();
  }

  static RunStory read(ProjectScope project, RunId id) {
    return new StoryReader(project).read(id);
  }

  private RunStory read(RunId id) {
    Run run = project.runs().get(id);
    WorkItem workItem =
        run.workItemId() == null
            ? null
            : readable(WorkItem.TYPE.where(WorkItem.TYPE.id().is(run.workItemId()))).stream()
                .findFirst()
                .orElse(null);
    List<RunStep> steps = readable(RunStep.TYPE.where(RunStep.RUN_ID.is(id)).by(RunStep.POSITION));
    List<Approval> approvals = readable(Approval.TYPE.where(Approval.RUN_ID.is(id)));
    List<SideEffect> effects = readable(SideEffect.TYPE.where(SideEffect.RUN_ID.is(id)));
    List<Artifact> artifacts = readable(Artifact.TYPE.where(Artifact.RUN_ID.is(id)));
    List<Session> sessions = readable(Session.TYPE.where(Session.RUN_ID.is(id)));
    List<StoryProcess> processes = processes(id);
    List<Activity> activities = readable(Activity.TYPE.where(Activity.RUN_ID.is(id)));
    List<ApprovalDecision> decisions =
        approvals.isEmpty()
            ? List.of()
            : readable(ApprovalDecision.on(approvals.stream().map(Approval::id).toList()));
    List<Id> subjects = new ArrayList<>();
    subjects.add(id);
    if (workItem != null) {
      subjects.add(workItem.id());
    }
    Stream.of(steps, approvals, effects, artifacts, sessions)
        .flatMap(Collection::stream)
        .map(Entity::id)
        .forEach(subjects::add);
    processes.forEach(each -> subjects.add(each.process().id()));
    List<ChainedEntry> chained = project.journal().chained(subjects);
    List<JournalEntry> entries =
        ChainedEntry.legible(chained).stream().map(ChainedEntry.Legible::entry).toList();
    return RunStory.builder()
        .run(run)
        .workItem(workItem)
        .steps(steps)
        .approvals(approvals)
        .decisions(decisions)
        .sideEffects(effects)
        .artifacts(artifacts)
        .sessions(sessions)
        .processes(processes)
        .activities(activities)
        .usage(project.usage().totals(id))
        .agents(agents(entries, activities))
        .entries(entries)
        .integrity(Integrity.of(chained))
        .unreadable(unreadable)
        .build();
  }

  /** One statement, so those beyond its values stay ids; so does one that can't be read. */
  private List<Agent> agents(List<JournalEntry> entries, List<Activity> activities) {
    List<AgentId> ids =
        Stream.concat(
                entries.stream().map(JournalEntry::actor), activities.stream().map(Activity::actor))
            .filter(Actor::isAgent)
            .map(actor -> AgentId.parse(actor.name()))
            .distinct()
            .limit(Query.MAX_VALUES)
            .toList();
    return ids.isEmpty()
        ? List.of()
        : reader
            .shared()
            .page(
                Agent.TYPE.where(Agent.TYPE.id().in(ids)).asScan(), // by their keys
                PageRequest.first(ids.size()))
            .items();
  }

  private <T> List<T> readable(Query<T> query) {
    return readable(page -> reader.page(query, page));
  }

  /** Reads every page, and remembers what it can't read. */
  private <T> List<T> readable(Function<PageRequest, Page<T>> pages) {
    Page<T> whole = Page.whole(pages);
    unreadable.addAll(whole.unreadable());
    return whole.items();
  }

  private List<StoryProcess> processes(RunId run) {
    Query<ExecutionProcess> ofRun = ExecutionProcess.TYPE.where(ExecutionProcess.RUN_ID.is(run));
    List<Found<ExecutionProcess>> found =
        readable(page -> reader.page(ofRun, page, List.of(END_OF_LOG)));
    Map<ExecutionProcessId, List<ProcessRepoState>> repos =
        found.isEmpty()
            ? Map.of()
            : readable(
                    ProcessRepoState.TYPE
                        .where(
                            ProcessRepoState.PROCESS_ID.to(
                                ExecutionProcess.TYPE, ExecutionProcess.RUN_ID.is(run)))
                        .asScan()) // of the processes of this run
                .stream()
                .collect(groupingBy(ProcessRepoState::processId));
    return found.stream()
        .map(process ->
            StoryProcess.of(
                process.value(),
                repos.getOrDefault(process.value().id(), List.of()),
                process.all(END_OF_LOG).reversed()))
        .toList();
  }
}
