// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;

/** A step came to nothing, and so does its run. */
final class StepFailed extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  StepFailed(String code, String message, Json detail) {
    super(message);
    failure = new Failure(code, message, detail);
  }

  Failure failure() {
    return failure;
  }
}
