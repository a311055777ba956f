// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

/** The part of a project's store that keeps runs. */
public interface RunStore {

  /** The project's runs. */
  RunRepository runs();

  /** The steps of the project's runs. */
  RunStepRepository steps();

  /** The sandbox jobs of the project's runs. */
  SandboxJobRepository sandboxJobs();

  /** Steps under a lease. */
  StepLedger stepLedger();

  /** Actions on the world outside, under a lease. */
  SideEffectLedger sideEffects();
}
