// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

/**
 * An attribute that a capability writes. A new value has it as the capability finds it: absent, or
 * 0. An update keeps it, but for what its {@link Kind} allows.
 *
 * @param attribute the attribute
 * @param capability what writes it
 * @param kind what else may change it
 */
public record Guarded<T>(Attribute<T, ?> attribute, Capability capability, Kind kind) {

  /** What an update may do to a guarded attribute. */
  public enum Kind {
    /** A number that fences; an update keeps it. */
    TOKEN,

    /** A count of attempts; an update that makes a transition may count one more. */
    COUNT,

    /**
     * Who holds what, and since when; an update that makes a transition may take it away once its
     * time is over, or if the new state is one that ends it.
     */
    LOCK,

    /** When a lock ends; as {@link #LOCK}, but the capability may move it under one token. */
    LOCK_END
  }

  /** Returns whether a new value may have that attribute. */
  boolean isInitial(T value) {
    Object part = attribute.of(value);
    return part == null || (part instanceof Number number && number.longValue() == 0);
  }

  /** Returns what to do instead of an update that is not allowed to write {@code changed}. */
  String remedy(T changed) {
    boolean frees = attribute.of(changed) == null && (kind == Kind.LOCK || kind == Kind.LOCK_END);
    return capability
        + " changes it"
        + (frees ? ", under its lease; use that, wait until it has run out, or cancel" : "");
  }

  /** Returns whether an update may turn the attribute of one value into that of the other. */
  boolean allows(T stored, T changed, boolean isTransition, boolean frees) {
    Object before = attribute.of(stored);
    Object after = attribute.of(changed);
    if (before == null ? after == null : before.equals(after)) {
      return true;
    }
    return switch (kind) {
      case TOKEN -> false;
      case COUNT ->
          isTransition
              && before instanceof Number number
              && after instanceof Number next
              && next.longValue() == number.longValue() + 1;
      case LOCK, LOCK_END -> frees && after == null;
    };
  }
}
