// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** What started a run (R000-85). An open vocabulary. */
public record Trigger(String value) implements OpenEnum {

  /** A person. */
  public static final Trigger MANUAL = new Trigger("manual");

  /** An external event. */
  public static final Trigger WEBHOOK = new Trigger("webhook");

  /** A schedule. */
  public static final Trigger SCHEDULE = new Trigger("schedule");

  /** A support agent. */
  public static final Trigger SUPPORT_AGENT = new Trigger("support_agent");

  /** A call of the host's API. */
  public static final Trigger API = new Trigger("api");

  /** The retry of an earlier run. */
  public static final Trigger RETRY = new Trigger("retry");

  public Trigger {
    Check.word(value, "trigger", Trigger.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
