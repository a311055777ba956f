// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.keelson.agent.AgentId;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.effect.SideEffect;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.Subject;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.project.ProjectSkill;
import dev.keelson.project.SkillSummary;
import dev.keelson.setup.SystemConfig;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.ProjectSkills;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.ImageId;
import dev.keelson.work.Lock;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemImage;
import dev.keelson.work.WorkItemStatus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value of every type that is stored, and most in several states: all fixtures of the testkit.
 */
final class Samples {

  /** More than any type has fixtures. */
  private static final int MAX_FIXTURES = 10;

  private static final List<Method> FIXTURES =
      new ClassFileImporter()
          .importPackages(Made.class.getPackageName()).stream()
              .map(it -> it.reflect())
              .flatMap(type -> Stream.of(type.getDeclaredMethods()))
              .filter(method -> Modifier.isPublic(method.getModifiers()))
              .sorted(
                  Comparator.comparingInt(Method::getParameterCount)
                      .thenComparing(Method::toGenericString))
              .toList();

  private Samples() {}

  static List<Record> all() {
    return Stream.concat(
            FIXTURES.stream().flatMap(fixture -> values(call(fixture))), others().stream())
        .toList();
  }

  private static List<Record> others() {
    ProjectId project = ProjectId.next();
    ProjectSkill skill = ProjectSkills.named(project);
    ApprovalDecision decision =
        ApprovalDecision.builder()
            .projectId(project)
            .approvalId(ApprovalId.next())
            .voter("user:ana")
            .decidedBy(Actor.user("ana"))
            .verdict(Verdict.REJECT)
            .decidedAt(Made.NOW)
            .build();
    JournalEntry entry =
        JournalEntry.builder()
            .projectId(project)
            .kind("run")
            .subjectId(UUID.randomUUID())
            .version(1)
            .toState("pending")
            .actor(Actor.KEELSON)
            .at(Made.NOW)
            .worker("build-7/4242")
            .build();
    SideEffect effect = SideEffects.push(RunSteps.planned(Runs.pending(project), "push"), "push/1");
    return List.of(
        ProjectFile.builder()
            .from(ProjectFiles.minimal(project))
            .extractionVersion(1)
            .ingestedAt(Made.NOW)
            .build(),
        effect.failed(Made.FAILURE, Made.NOW),
        Runs.pending(project)
            .withLock(new Lock(AgentId.next(), "build-7/4242", Made.NOW, Made.NOW.plusSeconds(60)))
            .withLeaseToken(7),
        WorkItem.builder()
            .from(WorkItems.pending(project))
            .status(WorkItemStatus.IN_PROGRESS)
            .lock(new Lock(AgentId.next(), "build-7/4242", Made.NOW, Made.NOW.plusSeconds(60)))
            .leaseToken(7)
            .attempt(2)
            .build(),
        effect.done("4f1c", Json.EMPTY.with("forced", false), Made.NOW),
        SystemConfig.initial(Made.NOW),
        WorkItemDependency.of(project, WorkItemId.next(), WorkItemId.next(), Made.NOW),
        WorkItemImage.of(project, WorkItemId.next(), ImageId.next(), Made.NOW),
        SkillSummary.of(skill),
        decision,
        ApprovalDecision.builder().from(decision).role("lead").rationale("too much").build(),
        entry,
        JournalEntry.builder()
            .from(entry)
            .fromState("running")
            .reason(StatusReason.TIMED_OUT)
            .failure(Made.FAILURE.toJson())
            .runId(RunId.next())
            .cause(new Subject("run", UUID.randomUUID()))
            .counts(Json.EMPTY.with("log_chunk", 2))
            .build());
  }

  /** Calls a fixture with others; some take one only that is in a state of its own. */
  private static Object call(Method fixture) {
    return IntStream.range(0, MAX_FIXTURES)
        .boxed()
        .flatMap(choice -> {
          try {
            return Stream.of(
                fixture.invoke(
                    null,
                    Stream.of(fixture.getParameterTypes())
                        .map(type -> argument(type, choice))
                        .toArray()));
          } catch (InvocationTargetException e) {
            return Stream.of();
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        })
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no other fixture fits " + fixture));
  }

  private static Object argument(Class<?> type, int choice) {
    if (Id.class.isAssignableFrom(type)) {
      return id(type);
    }
    return switch (type.getSimpleName()) {
      case "String" -> "words";
      case "String[]" -> new String[] {"one", "two"};
      case "int", "long" -> 1;
      case "Instant" -> Instant.parse("2026-02-03T04:05:06Z");
      default -> {
        List<Method> makers =
            FIXTURES.stream().filter(other -> other.getReturnType() == type).toList();
        yield call(makers.get(choice % makers.size()));
      }
    };
  }

  private static Object id(Class<?> type) {
    try {
      return type.getMethod("next").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no next()", e);
    }
  }

  private static Stream<Record> values(Object made) {
    Stream<?> all = made instanceof List<?> list ? list.stream() : Stream.of(made);
    return all.filter(Record.class::isInstance).map(Record.class::cast);
  }
}
