// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * Why something is in its state, apart from the state itself: killed, timed out, lease lost … An
 * open vocabulary.
 */
public record StatusReason(String value) implements OpenEnum {

  /** The worker's lease ran out and another took the work over. */
  public static final StatusReason LEASE_LOST = new StatusReason("lease_lost");

  /** The worker gave the work back. */
  public static final StatusReason RELEASED = new StatusReason("released");

  /** It ran longer than it may. */
  public static final StatusReason TIMED_OUT = new StatusReason("timed_out");

  /** It was killed from outside. */
  public static final StatusReason KILLED = new StatusReason("killed");

  /** What it ran in has ended, or what it ran on is gone. */
  public static final StatusReason INTERRUPTED = new StatusReason("interrupted");

  /** A person cancelled it. */
  public static final StatusReason CANCELLED_BY_USER = new StatusReason("cancelled_by_user");

  /** Something newer took its place. */
  public static final StatusReason SUPERSEDED = new StatusReason("superseded");

  /** An approval that it needs was refused. */
  public static final StatusReason REJECTED = new StatusReason("rejected");

  public StatusReason {
    Check.line(value, "statusReason", 100);
  }

  @Override
  public String toString() {
    return value;
  }
}
