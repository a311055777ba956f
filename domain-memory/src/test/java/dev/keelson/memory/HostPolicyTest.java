// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentId;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Failure;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.core.secret.SecretRule;
import dev.keelson.effect.SideEffectId;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.spi.Store;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.InfraResources;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.workspace.ExecutionProcessId;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a host's rules find reaches no store, whichever method takes it there. */
final class HostPolicyTest {

  private static final String SECRET = "acme-123456";
  private static final StatusReason REASON = new StatusReason(SECRET);
  private static final Outcome FAILED = Outcome.failure(REASON);
  private static final Failure FAILURE = Failure.of("crash", SECRET);
  private static final AgentId AGENT = AgentId.next();
  private static final ProjectId SHOP = ProjectId.next();
  private static final Run RUN = Runs.running(SHOP);
  private static final RunStep STEP = RunSteps.planned(RUN, "build");
  private static final Lease LEASE = lease();
  private static final ProjectFile FILE = ProjectFiles.minimal(SHOP);

  /** Types of arguments that hold no text which is stored. */
  private static final Set<String> NO_TEXTS =
      Set.of(
          "ProjectId RunId WorkspaceId RunStepId SideEffectId ApprovalId ProjectFileId UUID Id int"
              .concat(" long Duration Lease Digest Verdict ApprovalScope EntityType LogType")
              .concat(" FactType Unique Query Summary Scope Set Map Function RetentionPolicy")
              .concat(" JournalFilter")
              .split(" "));

  /** These have a text only to look for it. */
  private static final Set<String> READERS =
      Set.of(
          "ApprovalService.consume",
          "JournalStore.chained",
          "QueryStore.list",
          "WorkQueue.renewAll");

  /** How a text gets to each method of the interfaces for authors of stores. */
  private static final Map<String, List<Consumer<Keelson>>> WAYS =
      Map.ofEntries(
          way("Store.actingAs", host -> host.actingAs(Actor.user(SECRET)).agents()),
          way(
              "EntityStore.insert",
              host -> host.agents().insert(Agents.coder().withDescription(SECRET))),
          way(
              "EntityStore.update",
              host -> host.agents().update(Agents.coder().withDescription(SECRET))),
          way(
              "EntityStore.ensure",
              shop(shop ->
                  shop.infrastructure()
                      .ensure(InfraResources.minimal(SHOP).withExternalId(SECRET)))),
          way(
              "EntityStore.record",
              shop(shop ->
                  shop.usage()
                      .append(List.of(AgentExecutions.unmeasured(SHOP, AGENT).withModel(SECRET))))),
          way(
              "LogStore.append",
              shop(shop ->
                  shop.processLog()
                      .append(LogChunks.line(SHOP, ExecutionProcessId.next(), SECRET)))),
          way("WorkQueue.claim", host -> host.workQueue().claim(request())),
          way(
              "WorkQueue.lease",
              host ->
                  host.workQueue()
                      .lease(LeaseRequest.on(SHOP, WorkItemId.next(), AGENT).worker(SECRET))),
          way("WorkQueue.complete", host -> host.workQueue().complete(LEASE, FAILED)),
          way(
              "WorkQueue.completeAll",
              host -> host.workQueue().completeAll(List.of(LEASE), FAILED)),
          way(
              "WorkQueue.completeAndClaim",
              host ->
                  host.workQueue()
                      .completeAndClaim(LEASE, FAILED, ClaimRequest.by(AGENT).everywhere()),
              host -> host.workQueue().completeAndClaim(LEASE, Outcome.success(), request())),
          way(
              "StepLedger.begin",
              shop(shop -> shop.stepLedger().begin(LEASE, STEP.withName(SECRET)))),
          way(
              "StepLedger.complete",
              shop(shop -> shop.stepLedger().complete(LEASE, RunStepId.next(), Json.of(SECRET)))),
          way(
              "StepLedger.fail",
              shop(shop -> shop.stepLedger().fail(LEASE, RunStepId.next(), FAILURE))),
          way(
              "SideEffectLedger.intend",
              shop(shop ->
                  shop.sideEffectLedger()
                      .intend(LEASE, SideEffects.push(STEP, "push").withTarget(SECRET)))),
          way(
              "SideEffectLedger.complete",
              shop(shop ->
                  shop.sideEffectLedger().complete(LEASE, SideEffectId.next(), SECRET, Json.EMPTY)),
              shop(shop ->
                  shop.sideEffectLedger()
                      .complete(LEASE, SideEffectId.next(), "1", Json.of(SECRET)))),
          way(
              "SideEffectLedger.fail",
              shop(shop -> shop.sideEffectLedger().fail(LEASE, SideEffectId.next(), FAILURE))),
          way(
              "ApprovalService.request",
              shop(shop ->
                  shop.approvalService().request(Approvals.pending(RUN).withTarget(SECRET)))),
          way(
              "ApprovalService.decide",
              shop(shop -> decide(shop, SECRET, null)),
              shop(shop -> decide(shop, null, SECRET))),
          way(
              "ApprovalService.withdraw",
              shop(shop -> shop.approvalService().withdraw(ApprovalId.next(), REASON))),
          way(
              "Termination.close",
              shop(shop -> shop.termination().close(WorkspaceId.next(), REASON))),
          way("Termination.cancel", shop(shop -> shop.termination().cancel(RunId.next(), REASON))),
          way(
              "Termination.fail",
              shop(shop -> shop.termination().fail(RunId.next(), FAILURE)),
              shop(
                  shop -> shop.termination().fail(RunId.next(), Failure.of(SECRET, "it crashed")))),
          way(
              "FileIngestion.ingest",
              shop(shop -> shop.files().ingest(FILE.id(), 1, FileChunks.of(FILE, 1, SECRET)))),
          way(
              "HoldStore.place",
              shop(shop -> shop.holds().place(SECRET)),
              shop(shop -> shop.holds().place(RunId.next(), SECRET))));

  private final SecretPolicy policy =
      SecretPolicy.standard().with(SecretRule.of("Acme key", "acme-", "acme-[0-9]{6}"));
  private final Keelson host =
      Keelson.over((Store) recording(Store.class)).withSecretPolicy(policy);

  @Test
  void what_a_host_calls_a_secret_is_refused_or_masked_on_its_way_to_each_method() {
    WAYS.forEach((method, ways) ->
        ways.forEach(way ->
            assertThatThrownBy(() -> way.accept(host))
                .as(method)
                .satisfiesAnyOf(
                    refused -> assertThat(refused).isInstanceOf(SecretFoundException.class),
                    reached ->
                        assertThat(reached)
                            .isInstanceOf(Reached.class)
                            .hasMessageStartingWith(method + "("))
                .satisfies(either -> assertThat(either.toString()).doesNotContain(SECRET))));
  }

  @Test
  void every_method_that_takes_a_text_is_looked_at() {
    Set<String> taking = new TreeSet<>();
    for (Method getter : Store.class.getMethods()) {
      Class<?> type = getter.getReturnType();
      if (type.isInterface() && type.getPackageName().startsWith("dev.keelson")) {
        Arrays.stream(type.getMethods())
            .filter(HostPolicyTest::takesText)
            .forEach(method -> taking.add(type.getSimpleName() + "." + method.getName()));
      }
    }
    taking.removeAll(READERS);
    assertThat(WAYS.keySet()).isEqualTo(taking);
  }

  @Test
  void what_is_given_away_keeps_the_policy_of_the_host() {
    Keelson given = MemoryKeelson.create().withSecretPolicy(policy).actingAs(Actor.user("ana"));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> given.withSecretPolicy(SecretPolicy.standard()))
        .withMessageContaining("policy must be set before this Keelson acts for user:ana");
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> given.strict().project(SHOP).termination().cancel(RUN.id(), REASON));
  }

  private static boolean takesText(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .anyMatch(type -> !NO_TEXTS.contains(type.getSimpleName()));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the list is only read
  private static Map.Entry<String, List<Consumer<Keelson>>> way(
      String method, Consumer<Keelson>... ways) {
    return Map.entry(method, List.of(ways));
  }

  private static Consumer<Keelson> shop(Consumer<ProjectScope> way) {
    return host -> way.accept(host.project(SHOP));
  }

  private static void decide(ProjectScope shop, @Nullable String why, @Nullable String role) {
    shop.approvalService().decide(ApprovalId.next(), Verdict.APPROVE, why, role);
  }

  private static ClaimRequest request() {
    return ClaimRequest.by(AGENT).everywhere().worker(SECRET);
  }

  private static Lease lease() {
    return Lease.builder()
        .projectId(SHOP)
        .subject(WorkItemId.next())
        .holder(AGENT)
        .token(1)
        .until(Made.NOW)
        .build();
  }

  /** An interface whose methods return the other ones, or throw what they were called with. */
  private static Object recording(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (type == Store.class && !takesText(method)) {
            return recording(method.getReturnType());
          }
          throw new Reached(type.getSimpleName() + "." + method.getName(), arguments);
        });
  }

  /** A call that got to a store. */
  private static final class Reached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Reached(String method, @Nullable Object[] arguments) {
      super("%s(%s)".formatted(method, Arrays.toString(arguments)));
    }
  }
}
