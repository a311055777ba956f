// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.assertions;

import dev.keelson.core.Actor;
import dev.keelson.core.Entity;
import dev.keelson.core.HasFailure;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.State;
import java.util.Objects;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** The assertions for every type with a lifecycle. */
public abstract class EntityAssert<
        A extends EntityAssert<A, T, S>, T extends Entity<?>, S extends State>
    extends AbstractAssert<A, T> {

  private final Function<T, S> status;

  EntityAssert(T actual, Class<A> type, Function<T, S> status) {
    super(actual, type);
    this.status = status;
  }

  /** Fails unless the value is in that state. */
  public A is(S state) {
    isNotNull();
    return has("status", state.wireName(), status.apply(actual).wireName());
  }

  /** Fails unless the value was last written by {@code actor}. */
  public A isSignedBy(Actor actor) {
    isNotNull();
    return has("signature", actor, actual.audit().updatedBy());
  }

  /** Fails unless the value has that version. */
  public A hasVersion(long version) {
    isNotNull();
    return has("version", version, actual.version());
  }

  /** Fails unless {@code present} equals {@code expected}. */
  final A has(String what, @Nullable Object expected, @Nullable Object present) {
    isNotNull();
    if (!Objects.equals(expected, present)) {
      throw failureWithActualExpected(
          present,
          expected,
          "expected %s of %s to be %s but it is %s%s",
          what,
          actual.id().describe(),
          expected,
          present,
          why());
    }
    return myself;
  }

  private String why() {
    StringBuilder why = new StringBuilder();
    if (actual instanceof HasStatusReason explained && explained.statusReason() != null) {
      why.append("; it is ").append(status.apply(actual).wireName()).append(" because of ");
      why.append(explained.statusReason());
    }
    if (actual instanceof HasFailure fallible && fallible.failure() != null) {
      why.append("; it failed with ").append(fallible.failure());
    }
    return why.toString();
  }
}
