// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Collection;

/** A move that the lifecycle does not have. */
public final class IllegalTransitionException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Id subject;
  private final transient String from;
  private final transient String to;
  private final transient Collection<String> allowed;

  public IllegalTransitionException(
      Id subject, String from, String to, Collection<String> allowed) {
    super(
        "%s cannot go from %s to %s; allowed: %s"
            .formatted(
                subject.describe(),
                from,
                to,
                allowed.isEmpty() ? "nothing, it is final" : String.join(", ", allowed)),
        null);
    this.subject = subject;
    this.from = from;
    this.to = to;
    this.allowed = allowed;
  }

  /** What the call was about. */
  public Id subject() {
    return subject;
  }

  /** The state that the subject is in. */
  public String from() {
    return from;
  }

  /** The state that was asked for. */
  public String to() {
    return to;
  }

  /** The states that may follow, empty if none. */
  public Collection<String> allowed() {
    return allowed;
  }
}
