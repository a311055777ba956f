// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.AgentId;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Failure;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Components;
import dev.keelson.testkit.contract.Components.Component;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.usage.AgentExecution;
import dev.keelson.usage.AgentExecutionId;
import dev.keelson.usage.UsageLedger;
import dev.keelson.usage.UsageTotals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Proves({
  "R004-61", "R004-62", "R004-63", "R004-64", "R004-65", "R004-66", "R004-67", "R004-68", "R004-69",
  "R004-70"
})
@Needs({Part.WORK, Part.RUNS, Part.USAGE})
public abstract class UsageSuite extends Suite {

  private AgentId agent;
  private RunStep step;

  @BeforeEach
  final void storeStep() {
    agent = shop.agent().id();
    step = shop.step();
  }

  @Test
  final void reads_back_every_component_and_null() {
    AgentExecution full = AgentExecutions.everyComponentSet(step, agent);
    AgentExecution minimal = AgentExecutions.unmeasured(shop.id(), agent);
    ledger().append(List.of(full, minimal));
    assertThat(all(page -> ledger().findByAgent(agent, page))).containsExactly(minimal, full);
    for (Component component : Components.of(AgentExecution.class)) {
      Object byDefault = Components.read(minimal, component);
      assertThat(byDefault == null)
          .as("%s", component)
          .isEqualTo(Components.mayBeMissing(component));
      if (!List.of("projectId", "agentId").contains(component.name())) {
        assertThat(Components.read(full, component))
            .as("the fixture must set %s", component)
            .matches(part -> part != null && !Objects.equals(part, byDefault));
      }
    }
  }

  @Test
  @Proves({"R000-93", "R001-70"})
  final void the_cost_of_a_run_is_the_exact_sum_of_its_calls() {
    BigDecimal tenth = new BigDecimal("0.1");
    BigDecimal tiny = new BigDecimal("0.000000000001");
    ledger().append(IntStream.range(0, 10).mapToObj(i -> call().withCostUsd(tenth)).toList());
    ledger().append(List.of(call().withCostUsd(tiny), call().withCostUsd(tiny)));
    ledger().append(List.of(call().withCostUsd(new BigDecimal("123456789012"))));
    assertThat(totals().costUsd()).isEqualTo(new BigDecimal("123456789013.000000000002"));
  }

  @Test
  final void what_is_unknown_is_not_zero() {
    ledger().append(List.of(call(), call().withCostUsd(BigDecimal.ZERO), call()));
    UsageTotals totals = totals();
    assertThat(totals.calls()).as("calls").isEqualTo(3);
    assertThat(totals.unpricedCalls()).as("unpricedCalls").isEqualTo(2);
    assertThat(totals.costUsd()).isEqualTo(BigDecimal.ZERO);
    assertThat(all(page -> ledger().findByRun(step.runId(), page)))
        .map(AgentExecution::costUsd)
        .containsExactly(null, BigDecimal.ZERO, null);
  }

  @Test
  final void totals_sum_every_count_of_the_run_and_of_no_other() {
    AgentExecution full = AgentExecutions.everyComponentSet(step, agent);
    AgentExecution again = full.withId(AgentExecutionId.next());
    ledger().append(List.of(full, again, call()));
    ledger().append(List.of(AgentExecutions.unmeasured(shop.id(), agent)));
    ledger().append(List.of(call().withRunId(shop.run().id())));
    assertThat(totals())
        .isEqualTo(
            UsageTotals.builder()
                .calls(3)
                .failedCalls(2)
                .inputTokens(2_000)
                .outputTokens(400)
                .cacheReadTokens(10_000_000_000L)
                .cacheWriteTokens(60)
                .reasoningTokens(8)
                .duration(Duration.ofMillis(2 * 120_000 + 1_234))
                .costUsd(new BigDecimal("0.000000000002"))
                .unpricedCalls(1)
                .build());
  }

  @Test
  @Proves("R004-74")
  final void without_calls_everything_is_zero() {
    UsageTotals nothing = UsageTotals.builder().build();
    assertThat(totals()).isEqualTo(nothing);
    assertThat(ledger().totals(RunId.next())).isEqualTo(nothing);
    ledger().append(List.of());
    assertThat(all(page -> ledger().findByRun(step.runId(), page))).isEmpty();
  }

  @Test
  final void appends_all_or_none() {
    AgentExecution written = call();
    ledger().append(List.of(written));
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> ledger().append(List.of(call(), written, call())))
        .satisfies(e -> assertThat(e.id()).isEqualTo(written.id()));
    assertThatExceptionOfType(AlreadyExistsException.class)
        .as("a call sent again at another time is the same call")
        .isThrownBy(() ->
            ledger().append(List.of(written.withCreatedAt(written.createdAt().plusSeconds(9)))))
        .satisfies(e -> assertThat(e.id()).isEqualTo(written.id()));
    AgentExecution twice = call();
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> ledger().append(List.of(twice, twice)));
    AgentId nobody = AgentId.next();
    AgentExecution ofNobody = call().withAgentId(nobody);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> ledger().append(List.of(call(), ofNobody)))
        .withMessage(NotFoundException.referredTo(nobody, ofNobody.id(), "agent_id").getMessage());
    AgentExecution foreign = call().withProjectId(shop.elsewhere().id());
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> ledger().append(List.of(call(), foreign)));
    AgentExecution leaking = call().withModel(Secrets.SECRET);
    Secrets.assertRefused("model", () -> ledger().append(List.of(call(), leaking)));
    assertThat(all(page -> ledger().findByRun(step.runId(), page))).containsExactly(written);
    assertThat(totals().calls()).as("calls").isEqualTo(1);
  }

  @Test
  final void a_missing_project_is_reported_before_a_known_call_and_that_before_a_missing_agent() {
    AgentExecution written = call();
    ledger().append(List.of(written));
    AgentExecution ofNobody = call().withAgentId(AgentId.next());
    assertThatExceptionOfType(AlreadyExistsException.class)
        .as("a call of an agent that is not stored, and one that is known")
        .isThrownBy(() -> ledger().append(List.of(ofNobody, written)))
        .satisfies(e -> assertThat(e.id()).isEqualTo(written.id()));
    ProjectId nowhere = ProjectId.next();
    AgentExecution astray = ofNobody.withProjectId(nowhere);
    assertThatExceptionOfType(NotFoundException.class)
        .as("a call of an agent that is not stored, in a project that is not stored")
        .isThrownBy(() -> keelson.project(nowhere).usage().append(List.of(astray)))
        .withMessage(NotFoundException.referredTo(nowhere, astray.id(), "project_id").getMessage());
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void refuses_secrets() {
    AgentExecution leaking =
        AgentExecutions.everyComponentSet(step, agent)
            .withFailure(Failure.of(Secrets.SECRET, "refused"));
    Secrets.assertRefused("failure.code", () -> ledger().append(List.of(leaking)));
    assertThat(totals().calls()).as("calls").isZero();
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void stores_a_call_that_tells_a_secret_without_it() {
    AgentExecution telling =
        Secrets.inContents(AgentExecution.TYPE, AgentExecutions.everyComponentSet(step, agent));
    ledger().append(List.of(telling));
    AgentExecution stored = all(page -> ledger().findByAgent(agent, page)).getFirst();
    Secrets.assertMasked(telling, stored);
    Secrets.assertMasked(stored.failure());
  }

  @Test
  @Proves("R004-63")
  final void calls_outlive_what_they_served() {
    AgentExecution orphan = call().withRunId(RunId.next()).withStepId(RunStepId.next());
    ledger().append(List.of(orphan));
    assertThat(ledger().totals(Objects.requireNonNull(orphan.runId())).calls())
        .as("calls")
        .isEqualTo(1);
    Run run = shop.run();
    RunStep done = shop.project().steps().insert(RunSteps.planned(run, "compile"));
    AgentExecution call = call().withRunId(run.id()).withStepId(done.id());
    ledger().append(List.of(call));
    shop.project().termination().cancel(run.id(), StatusReason.KILLED);
    shop.project().runs().delete(run.id());
    assertThat(all(page -> ledger().findByRun(run.id(), page))).containsExactly(call);
    assertThat(ledger().totals(run.id()).calls()).as("calls").isEqualTo(1);
  }

  @Test
  final void a_call_names_no_step_that_may_become_one_of_another_run() {
    AgentExecution early = call().withStepId(RunStepId.next());
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> ledger().append(List.of(call(), early)))
        .withMessage(
            "agentExecution.stepId must be a step that is stored, as its run is; store the step"
                + " before");
    assertThat(all(page -> ledger().findByRun(step.runId(), page))).isEmpty();
    ledger().append(List.of(early.withRunId(null)));
    ledger().append(List.of(call().withStepId(step.id())));
  }

  @Test
  final void a_project_sees_its_own_calls_only() {
    ledger().append(List.of(call()));
    UsageLedger elsewhere = shop.elsewhere().project().usage();
    assertThat(all(page -> elsewhere.findByRun(step.runId(), page))).isEmpty();
    assertThat(all(page -> elsewhere.findByAgent(agent, page))).isEmpty();
    assertThat(elsewhere.totals(step.runId()).calls()).as("calls").isZero();
  }

  private UsageLedger ledger() {
    return shop.project().usage();
  }

  private UsageTotals totals() {
    return ledger().totals(step.runId());
  }

  private AgentExecution call() {
    return AgentExecutions.unmeasured(shop.id(), agent).withRunId(step.runId());
  }
}
