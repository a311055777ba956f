// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Collection;
import java.util.List;

/** Thrown when a lifecycle does not allow a transition. Nothing was changed. */
public final class IllegalTransitionException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Id subject;
  private final transient String from;
  private final transient String to;
  private final transient List<String> allowed;

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
    this.allowed = List.copyOf(allowed);
  }

  /** Returns the id of the value whose transition was refused. */
  public Id subject() {
    return subject;
  }

  /** Returns the current state, by its wire name. */
  public String from() {
    return from;
  }

  /** Returns the requested state, by its wire name. */
  public String to() {
    return to;
  }

  /** Returns the wire names of the states that may follow; empty if the current state is final. */
  public List<String> allowed() {
    return allowed;
  }
}
