// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

/** What alone writes the fields that a type declares as guarded. */
public enum Capability {
  /** {@code dev.keelson.work.WorkQueue}. */
  WORK_QUEUE("the work queue"),

  /** {@code dev.keelson.run.StepLedger}. */
  STEP_LEDGER("the step ledger");

  private final String words;

  Capability(String words) {
    this.words = words;
  }

  /** Returns what refusals call it. */
  @Override
  public String toString() {
    return words;
  }
}
