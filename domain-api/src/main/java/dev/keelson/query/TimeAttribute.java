// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An attribute that is a time. */
public final class TimeAttribute<T> extends OrderedAttribute<T, Instant> {

  TimeAttribute(String name, Function<T, @Nullable Instant> getter) {
    super(name, Instant.class, getter, Form.PLAIN);
  }

  /** Returns the condition that it is in the future, by the database clock. */
  public Condition<T> isInFuture() {
    return new Condition.InFuture<>(this);
  }
}
