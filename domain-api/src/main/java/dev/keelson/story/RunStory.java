// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import static java.util.stream.Collectors.groupingBy;

import dev.keelson.ProjectScope;
import dev.keelson.activity.Activity;
import dev.keelson.agent.Agent;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.artifact.Artifact;
import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.State;
import dev.keelson.core.Unreadable;
import dev.keelson.effect.SideEffect;
import dev.keelson.journal.Integrity;
import dev.keelson.journal.JournalEntry;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.usage.UsageTotals;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The history of a run, derived from stored rows alone (R003-03): who did what and when, why it
 * waited, what it cost, what it produced. It also checks that every state agrees with the journal,
 * and that the entries are as they were written.
 *
 * @param workItem the work item of the run, or null
 * @param steps by position
 * @param approvals by id
 * @param decisions by approval, earliest first
 * @param sideEffects by id
 * @param artifacts by id
 * @param sessions the sessions that served it, by id
 * @param processes the processes that these sessions started for it, by session and id
 * @param activities what the host told about it, oldest first
 * @param usage the sum of the model calls
 * @param agents the agents that did something in it and are stored, by id
 * @param entries the journal entries of all of these, by time, that this release can read
 * @param integrity whether these entries verify
 * @param unreadable the parts that this release can't read, which are missing in the lists above
 */
@Value.Builder
public record RunStory(
    Run run,
    @Nullable WorkItem workItem,
    List<RunStep> steps,
    List<Approval> approvals,
    List<ApprovalDecision> decisions,
    List<SideEffect> sideEffects,
    List<Artifact> artifacts,
    List<Session> sessions,
    List<StoryProcess> processes,
    List<Activity> activities,
    UsageTotals usage,
    List<Agent> agents,
    List<JournalEntry> entries,
    Integrity integrity,
    List<Unreadable> unreadable) {

  public RunStory {
    Check.present(run, "runStory.run");
    steps = List.copyOf(Check.each(steps, "runStory.steps"));
    approvals = List.copyOf(Check.each(approvals, "runStory.approvals"));
    decisions = List.copyOf(Check.each(decisions, "runStory.decisions"));
    sideEffects = List.copyOf(Check.each(sideEffects, "runStory.sideEffects"));
    artifacts = List.copyOf(Check.each(artifacts, "runStory.artifacts"));
    sessions = List.copyOf(Check.each(sessions, "runStory.sessions"));
    processes = List.copyOf(Check.each(processes, "runStory.processes"));
    activities = List.copyOf(Check.each(activities, "runStory.activities"));
    Check.present(usage, "runStory.usage");
    agents = List.copyOf(Check.each(agents, "runStory.agents"));
    entries = List.copyOf(Check.each(entries, "runStory.entries"));
    Check.present(integrity, "runStory.integrity");
    unreadable = List.copyOf(Check.each(unreadable, "runStory.unreadable"));
  }

  /**
   * Reads the story of a run from one consistent state, in a number of statements that does not
   * depend on its size. Inside an open transaction, the isolation level of that transaction applies
   * instead, so the parts may be from different states. A part that this release can't read hides
   * no other: {@link #unreadable} names it.
   *
   * @throws dev.keelson.core.NotFoundException if the run is not stored in this project
   * @throws dev.keelson.core.UnreadableValueException if this release can't read the run itself
   */
  public static RunStory of(ProjectScope project, RunId id) {
    Check.present(project, "project");
    return project.inSnapshot(snapshot -> StoryReader.read(snapshot, id));
  }

  /**
   * Returns one sentence for each place where the states and the journal disagree; empty if every
   * state agrees with the journal and no transition is missing. An entry that this release can't
   * read counts as missing; {@link #integrity} names it.
   */
  public List<String> contradictions() {
    Map<Id, State> states = new LinkedHashMap<>();
    states.put(run.id(), run.status());
    if (workItem != null) {
      states.put(workItem.id(), workItem.status());
    }
    steps.forEach(step -> states.put(step.id(), step.status()));
    approvals.forEach(approval -> states.put(approval.id(), approval.status()));
    sideEffects.forEach(effect -> states.put(effect.id(), effect.status()));
    artifacts.forEach(artifact -> states.put(artifact.id(), artifact.status()));
    sessions.forEach(session -> states.put(session.id(), session.status()));
    processes.forEach(each -> states.put(each.process().id(), each.process().status()));
    Map<UUID, List<JournalEntry>> histories =
        entries.stream().collect(groupingBy(JournalEntry::subjectId));
    List<String> found = new ArrayList<>();
    states.forEach((subject, state) -> {
      String folded = null;
      for (JournalEntry entry : histories.getOrDefault(subject.value(), List.of())) {
        if (!Objects.equals(folded, entry.fromState())) {
          found.add(
              "%s was %s, but the journal continues from %s at version %s"
                  .formatted(subject.describe(), folded, entry.fromState(), entry.version()));
        }
        folded = entry.isDeletion() ? null : entry.toState(); // what is stored again begins again
      }
      if (!state.wireName().equals(folded)) {
        found.add(
            "%s is %s, but its journal ends with %s"
                .formatted(subject.describe(), state.wireName(), folded));
      }
    });
    return found;
  }

  /**
   * Returns the transitions of the run and of everything in it, and what the host told about it, in
   * human-readable form, by time.
   */
  public List<StoryEvent> events() {
    return StoryEvents.of(this);
  }

  /** Returns the story as plain text of at most 120 columns. */
  public String toText() {
    return StoryText.of(this);
  }

  /** Returns the story as a JSON object: its parts, the events and the contradictions. */
  public Json toJson() {
    return StoryJson.of(this);
  }

  /** Returns the story as one self-contained HTML page with a timeline. */
  public String toHtml() {
    return StoryHtml.of(this);
  }

  /** Returns a builder whose lists are empty. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds stories. */
  public static final class Builder extends RunStoryBuilder {
    Builder() {
      steps(List.of())
          .approvals(List.of())
          .decisions(List.of())
          .sideEffects(List.of())
          .artifacts(List.of())
          .sessions(List.of())
          .processes(List.of())
          .activities(List.of())
          .agents(List.of())
          .entries(List.of())
          .unreadable(List.of());
    }
  }
}
