// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.State;

/** A lifecycle, and the attribute that holds the state. */
public record States<T, S extends Enum<S> & State>(Lifecycle<S> lifecycle, Attribute<T, S> status) {

  /** Returns the state of {@code value}. */
  public S of(T value) {
    return Check.present(status.of(value), status.name());
  }

  /** Returns the condition of being in a state that is not final. */
  public Condition<T> active() {
    return status.in(lifecycle.activeStates());
  }

  void check(Id subject, T stored, T changed) {
    S from = of(stored);
    S to = of(changed);
    if (from != to) {
      lifecycle.require(subject, from, to);
    }
  }
}
