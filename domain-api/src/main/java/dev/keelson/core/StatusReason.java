// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/** The reason why a value is in its state: killed, timed out, lease lost … An open vocabulary. */
public record StatusReason(String value) implements OpenEnum {

  /** The worker's lease expired and another worker reclaimed the work. */
  public static final StatusReason LEASE_LOST = new StatusReason("lease_lost");

  /** The worker released the work. */
  public static final StatusReason RELEASED = new StatusReason("released");

  /** It exceeded its time limit. */
  public static final StatusReason TIMED_OUT = new StatusReason("timed_out");

  /** It was killed from outside. */
  public static final StatusReason KILLED = new StatusReason("killed");

  /** The environment that it ran in has ended. */
  public static final StatusReason INTERRUPTED = new StatusReason("interrupted");

  /** A person cancelled it. */
  public static final StatusReason CANCELLED_BY_USER = new StatusReason("cancelled_by_user");

  /** Something newer replaced it. */
  public static final StatusReason SUPERSEDED = new StatusReason("superseded");

  /** The run that it belongs to has ended. */
  public static final StatusReason RUN_ENDED = new StatusReason("run_ended");

  /** An approval that it needs was refused. */
  public static final StatusReason REJECTED = new StatusReason("rejected");

  /** Work on it was started as often as it may be. */
  public static final StatusReason ATTEMPTS_EXHAUSTED = new StatusReason("attempts_exhausted");

  /** What it waited for is there. */
  public static final StatusReason WOKEN = new StatusReason("woken");

  /** The worker's release can't read it, see {@link Unreadable}. */
  public static final StatusReason UNREADABLE = new StatusReason("unreadable");

  public StatusReason {
    Check.word(value, "statusReason", StatusReason.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
