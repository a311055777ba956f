// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.agent.Agent;
import dev.keelson.query.Condition;
import dev.keelson.query.Grouping;
import dev.keelson.query.Query;
import dev.keelson.repository.Reader;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.usage.AgentExecution;
import dev.keelson.usage.UsageTotals;
import dev.keelson.work.WorkItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sums of usage, by whatever a bill is asked for: each is exact, and one statement. */
@Needs({Part.WORK, Part.RUNS, Part.USAGE})
public abstract class SumSuite extends Suite {

  /** More digits than a double has. */
  private static final String CENTS = "0.100000000001";

  private static final Query<AgentExecution> ALL = AgentExecution.TYPE.all();

  private Agent coder;
  private Agent tester;
  private WorkItem item;
  private Run run;
  private Run retry;
  private RunStep step;

  @BeforeEach
  final void spend() {
    coder = shop.agent();
    tester = shop.agent();
    item = shop.item();
    run = shop.project().runs().insert(Runs.at(item, coder.id()));
    retry = shop.project().runs().insert(Run.first(shop.id(), Made.NOW).build());
    step = shop.project().steps().insert(RunSteps.planned(run, "compile"));
    spend(call(run, coder).withStepId(step.id()).withCostUsd(new BigDecimal(CENTS)));
    spend(call(run, coder).withCostUsd(new BigDecimal("0.2")).withModel("claude-haiku"));
    spend(call(run, tester));
    spend(call(retry, tester).withCostUsd(BigDecimal.ONE).withCreatedAt(nextDay()));
  }

  @Test
  final void a_sum_is_exact_and_says_of_how_many_calls_the_cost_is_unknown() {
    UsageTotals totals = statements(1, () -> strict().project(shop.id()).usage().totals(run.id()));
    assertThat(totals.calls()).as("calls").isEqualTo(3);
    assertThat(totals.costUsd()).isEqualTo(new BigDecimal("0.300000000001"));
    assertThat(totals.unpricedCalls()).as("unpricedCalls").isEqualTo(1);
    assertThat(totals.duration()).isEqualTo(Duration.ofMillis(3 * 1_234));
  }

  @Test
  final void a_group_of_decimals_is_found_by_its_number() {
    assertThat(
            shop.project()
                .reader()
                .summarize(ALL.groupedBy(AgentExecution.COST_USD).sum(AgentExecution.COST_USD)))
        .extracting(
            group -> group.key(AgentExecution.COST_USD),
            group -> group.sum(AgentExecution.COST_USD))
        .contains(
            tuple(new BigDecimal("0.2"), new BigDecimal("0.2")),
            tuple(BigDecimal.ONE, BigDecimal.ONE));
  }

  @Test
  final void usage_is_summed_by_run_by_step_and_by_item() {
    assertThat(costs(Grouping.by(AgentExecution.RUN_ID)))
        .isEqualTo(Map.of(key(run.id()), "0.300000000001", key(retry.id()), "1"));
    assertThat(costs(Grouping.by(AgentExecution.STEP_ID)))
        .isEqualTo(Map.of(key(step.id()), CENTS, Optional.empty(), "1.2"));
    assertThat(costs(Grouping.by(AgentExecution.RUN_ID, Run.TYPE, Run.WORK_ITEM_ID)))
        .isEqualTo(Map.of(key(item.id()), "0.300000000001", Optional.empty(), "1"));
  }

  @Test
  final void usage_is_summed_by_agent_by_model_and_by_day() {
    assertThat(costs(Grouping.by(AgentExecution.AGENT_ID)))
        .isEqualTo(Map.of(key(coder.id()), "0.300000000001", key(tester.id()), "1"));
    assertThat(costs(Grouping.by(AgentExecution.MODEL)))
        .isEqualTo(Map.of(key("claude-sonnet"), "1.100000000001", key("claude-haiku"), "0.2"));
    assertThat(costs(Grouping.by(AgentExecution.DAY)))
        .isEqualTo(
            Map.of(
                key(day(Made.NOW)), "0.300000000001",
                key(day(nextDay())), "1"));
  }

  @Test
  final void usage_is_summed_by_project_over_several_and_over_all() {
    TestWorld second = shop.elsewhere();
    second
        .project()
        .usage()
        .append(
            List.of(
                AgentExecutions.unmeasured(second.id(), coder.id()).withCostUsd(BigDecimal.TEN)));
    Grouping<AgentExecution, ?> byProject = Grouping.by(AgentExecution.TYPE.project());
    Map<Optional<Object>, String> both =
        Map.of(key(shop.id()), "1.300000000001", key(second.id()), "10");
    assertThat(costs(strict().everywhere(), byProject)).isEqualTo(both);
    assertThat(costs(strict().across(List.of(shop.id(), second.id())), byProject)).isEqualTo(both);
    assertThat(costs(strict().across(List.of(second.id())), byProject))
        .isEqualTo(Map.of(key(second.id()), "10"));
  }

  @Test
  final void runs_are_counted_by_state_and_by_agent() {
    assertThat(
            statements(
                1, () -> strict().project(shop.id()).reader().countBy(Run.TYPE.all(), Run.STATUS)))
        .isEqualTo(Map.of(RunStatus.PENDING, 2L));
    assertThat(
            statements(
                1, () -> strict().project(shop.id()).runs().count(Run.TYPE.where(pending()))))
        .isEqualTo(2);
    assertThat(keelson.everywhere().countBy(Run.TYPE.all(), Run.AGENT_ID))
        .as("what has no agent is left out")
        .isEqualTo(Map.of(coder.id(), 1L));
  }

  private static Condition<Run> pending() {
    return Run.STATUS.is(RunStatus.PENDING);
  }

  private <V> Map<Optional<Object>, String> costs(Grouping<AgentExecution, V> by) {
    return costs(strict().project(shop.id()).reader(), by);
  }

  private <V> Map<Optional<Object>, String> costs(Reader reader, Grouping<AgentExecution, V> by) {
    return statements(1, () -> UsageTotals.by(by, reader.summarize(UsageTotals.over(ALL).by(by))))
        .stream()
        .collect(
            toMap(
                sum -> Optional.ofNullable((Object) sum.key()),
                sum -> sum.totals().costUsd().toPlainString()));
  }

  private void spend(AgentExecution call) {
    shop.project().usage().append(List.of(call));
  }

  private AgentExecution call(Run served, Agent agent) {
    return AgentExecutions.unmeasured(shop.id(), agent.id()).withRunId(served.id());
  }

  private static Optional<Object> key(Object key) {
    return Optional.of(Objects.requireNonNull(key));
  }

  private static Instant nextDay() {
    return Made.NOW.plus(Duration.ofDays(1));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
