// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.Verdict;
import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.project.ProjectSkillId;
import dev.keelson.project.SkillSummary;
import dev.keelson.run.Run;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.ChatMessages;
import dev.keelson.testkit.fixtures.ChatThreads;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectSkills;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.usage.AgentExecution;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;
import java.util.List;
import java.util.stream.Stream;

/** Values of every type, and of what is no entity: logs, facts, parts. */
final class EverySpecimen {

  private static final List<Specimens<?>> OF_OTHERS =
      List.of(
          Specimens.of(
              LogChunk.TYPE,
              (world, i, earlier) -> {
                ExecutionProcessId process =
                    i % 3 == 0 ? world.process().id() : earlier.getLast().processId();
                LogChunk chunk =
                    i % 2 == 0
                        ? LogChunks.line(world.id(), process, "done")
                        : LogChunks.everyComponentSet(world.id(), process);
                return world
                    .project()
                    .processLog()
                    .append(Variation.of(LogChunk.TYPE, chunk, i, List.of()).withSequence(0));
              }),
          Specimens.of(
              SessionEvent.TYPE,
              (world, i, earlier) -> {
                SessionId session =
                    i % 3 == 0 ? world.session().id() : earlier.getLast().sessionId();
                SessionEvent event =
                    i % 2 == 0
                        ? SessionEvents.named(world.id(), session, "began")
                        : SessionEvents.everyComponentSet(world.id(), session);
                return world
                    .project()
                    .sessionEvents()
                    .append(Variation.of(SessionEvent.TYPE, event, i, List.of()).withSequence(0));
              }),
          Specimens.of(
              ChatMessage.TYPE,
              (world, i, earlier) -> {
                ChatThreadId thread =
                    i % 3 == 0
                        ? world.project().threads().insert(ChatThreads.begun(world.id())).id()
                        : earlier.getLast().threadId();
                ChatMessage message =
                    i % 2 == 0
                        ? ChatMessages.asked(world.id(), thread, "Why?")
                        : ChatMessages.everyComponentSet(world.id(), thread);
                return world
                    .project()
                    .messages()
                    .append(Variation.of(ChatMessage.TYPE, message, i, List.of()).withSequence(0));
              }),
          Specimens.of(
              AgentExecution.TYPE,
              (world, i, earlier) -> {
                AgentExecution made =
                    i % 2 == 0
                        ? AgentExecutions.unmeasured(world.id(), world.agent().id())
                        : AgentExecutions.everyComponentSet(world.step(), world.agent().id());
                AgentExecution call = Variation.of(AgentExecution.TYPE, made, i, earlier);
                if (call.runId() != null && call.stepId() != null) {
                  call = call.withRunId(world.project().steps().get(call.stepId()).runId());
                }
                world.project().usage().append(List.of(call));
                return call;
              }),
          Specimens.of(
              ApprovalDecision.TYPE,
              (world, i, earlier) -> {
                ApprovalId approval =
                    i % 4 == 0
                        ? world.requested(Approvals.pending(world.run()).withQuorum(5)).id()
                        : earlier.getLast().approvalId();
                world
                    .actingAs(Actor.user("user-" + i))
                    .project()
                    .approvalService()
                    .decide(
                        approval,
                        i % 4 == 3 ? Verdict.REJECT : Verdict.APPROVE,
                        i % 2 == 0 ? null : "ok");
                return world.project().approvals().decisions(approval).getLast();
              }),
          Specimens.of(
              JournalEntry.TYPE,
              (world, i, earlier) -> {
                Run run = world.run();
                if (i % 2 == 1) {
                  world.project().runs().update(run.id(), it -> it.running(Made.NOW));
                }
                return world.history(run.id()).getLast();
              }),
          Specimens.of(
              SkillSummary.TYPE,
              (world, i, earlier) ->
                  SkillSummary.of(
                      world
                          .project()
                          .skills()
                          .insert(
                              ProjectSkills.named(world.id())
                                  .withId(new ProjectSkillId(Listing.id(i)))
                                  .withAudit(Listing.made(i))))));

  static final List<Specimens<?>> ALL =
      Stream.of(SetupSpecimens.ALL, WorkSpecimens.ALL, SessionSpecimens.ALL, OF_OTHERS)
          .<Specimens<?>>flatMap(List::stream)
          .toList();

  private EverySpecimen() {}
}
