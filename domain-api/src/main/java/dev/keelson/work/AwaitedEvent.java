// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Check;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;

/** What happens at a run of an item that waits for it, and wakes that. */
public sealed interface AwaitedEvent extends Awaited permits Awaited.Approval, Awaited.Signal {

  /**
   * Reads what {@link #toJson} returned.
   *
   * @throws dev.keelson.core.InvalidValueException if it is something else
   */
  @JsonCreator
  static AwaitedEvent fromJson(Json json) {
    Check.present(json, "json");
    return json.get("approval").isPresent()
        ? new Approval(ApprovalId.parse(json.requireText("approval")))
        : new Signal(RunId.parse(json.requireText("run")), json.requireText("signal"));
  }
}
