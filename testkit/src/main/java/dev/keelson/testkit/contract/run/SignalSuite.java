// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Actor;
import dev.keelson.core.Ensured;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.run.Run;
import dev.keelson.run.Signal;
import dev.keelson.run.SignalRepository;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Signals;
import org.junit.jupiter.api.Test;

/** What runs are told from outside. */
@Needs(Part.RUNS)
public abstract class SignalSuite extends Suite {

  private static final Actor ANA = Actor.user("ana");

  @Test
  final void reads_back_what_was_delivered_stamped_and_signed() {
    Signal given = Signals.everyComponentSet(shop.run());
    Signal stored = repository(shop.actingAs(ANA)).deliver(given).value();
    assertThat(stored.withAudit(given.audit())).isEqualTo(given);
    assertThat(stored.version()).as("version").isEqualTo(1);
    assertThat(stored.audit().updatedBy()).isEqualTo(ANA);
    assertThat(repository(shop).get(given.id())).isEqualTo(stored);
    assertThat(repository(shop.elsewhere()).find(given.id())).isEmpty();
  }

  @Test
  final void a_signal_is_to_a_run_of_its_project() {
    Signal lost = Signals.minimal(shop.run()).withRunId(RunId.next());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> repository(shop).deliver(lost));
    Signal foreign = Signals.minimal(shop.elsewhere().run());
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> repository(shop).deliver(foreign));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> repository(shop).deliver(foreign.withProjectId(shop.id())));
  }

  @Test
  final void a_signal_is_delivered_once_and_the_first_one_counts() {
    Run run = shop.run();
    Signal first = Signal.to(run, "checks", Json.EMPTY.with("green", true), Made.NOW);
    Ensured<Signal> delivered = repository(shop).deliver(first);
    Ensured<Signal> again =
        repository(shop).deliver(Signal.to(run, "checks", Json.EMPTY, Made.NOW));
    assertThat(delivered.isNew()).isTrue();
    assertThat(again.isNew()).isFalse();
    assertThat(again.value()).isEqualTo(delivered.value());
    assertThat(repository(shop).findByKey(run.id(), "checks")).contains(delivered.value());
    assertThat(repository(shop).findByKey(run.id(), "Checks")).isEmpty();
    assertThat(repository(shop).findByKey(shop.run().id(), "checks")).isEmpty();
  }

  @Test
  final void a_run_has_a_signal_of_each_key() {
    Run run = shop.run();
    Signal checks = repository(shop).deliver(Signals.minimal(run)).value();
    Signal answer = repository(shop).deliver(Signals.everyComponentSet(run)).value();
    repository(shop).deliver(Signals.minimal(shop.run()));
    assertThat(all(page -> repository(shop).findByRun(run.id(), page)))
        .containsExactly(checks, answer);
  }

  @Test
  final void nothing_is_told_to_a_run_that_has_ended() {
    Run run = shop.run();
    shop.project().runs().update(run.id(), it -> it.cancelled(StatusReason.KILLED, Made.NOW));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> repository(shop).deliver(Signals.minimal(run)))
        .satisfies(e -> assertThat(e.field()).isEqualTo("signal.runId"));
    assertThat(repository(shop).findByKey(run.id(), "checks")).isEmpty();
  }

  private static SignalRepository repository(TestWorld world) {
    return world.project().signals();
  }
}
