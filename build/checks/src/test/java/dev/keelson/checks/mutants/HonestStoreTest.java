// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HonestStoreTest {

  /** Or else what the guards find could be the fault of how they look. */
  @Test
  void a_store_without_fault_passes_everything() {
    Verdicts verdicts = Verdicts.onAll(() -> Fault.NONE);
    assertThat(verdicts.failed()).isEmpty();
    assertThat(verdicts.skipped()).isEmpty();
    assertThat(verdicts.passed()).hasSizeGreaterThan(300);
  }

  @Test
  void a_store_that_does_nothing_passes_nothing() {
    Verdicts verdicts =
        Verdicts.onAll(() ->
            call -> {
              throw new UnsupportedOperationException(call.method().getName());
            });
    assertThat(verdicts.passed()).isEmpty();
    assertThat(verdicts.skipped()).isEmpty();
    assertThat(verdicts.failed()).hasSizeGreaterThan(300);
  }
}
