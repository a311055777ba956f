// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.Json;
import java.io.IOException;

/**
 * Does one step for real. It is called again when an earlier attempt was cut off, and then cleans
 * up what that one may have left. Once it has returned, its output is recorded and it is never
 * called for this run again.
 */
interface Action {

  /** Does the step and returns what later steps need of it. */
  Json perform(Attempt attempt) throws StepFailed, IOException, InterruptedException;
}
