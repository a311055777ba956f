// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.fixtures.Agents;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What several faults need. */
final class Values {

  private Values() {}

  /** The value that a call of {@code EntityStore} is about, as if it had another version. */
  static Entity<?> atVersion(Call call, long version) {
    return audited(
        call,
        call.arg(1, Entity.class),
        old -> new AuditInfo(old.createdAt(), old.updatedAt(), old.updatedBy(), version));
  }

  /** A value of the type that a call of {@code EntityStore} is about, as if written otherwise. */
  @SuppressWarnings("unchecked") // the value is of the type that comes with it
  static Entity<?> audited(Call call, Entity<?> value, UnaryOperator<AuditInfo> change) {
    return audited(call.arg(0, EntityType.class), value, change);
  }

  private static <T extends Entity<I>, I extends Id> T audited(
      EntityType<T, I> type, Entity<?> value, UnaryOperator<AuditInfo> change) {
    return type.withAudit(type.type().cast(value), change.apply(value.audit()));
  }

  /** The present time of the honest store. */
  static Instant now(Call call) {
    return call.keelson().agents().insert(Agents.tireless()).updatedAt();
  }

  /** What is stored under the id of the value that a call of {@code EntityStore} is about. */
  @SuppressWarnings("unchecked") // as above
  static Entity<?> stored(Call call) {
    return stored(call.arg(0, EntityType.class), call);
  }

  private static <T extends Entity<I>, I extends Id> T stored(EntityType<T, I> type, Call call) {
    T value = call.arg(1, type.type());
    return call.store().entities().find(type, owner(value), value.id()).orElseThrow();
  }

  private static @Nullable ProjectId owner(Object value) {
    return value instanceof ProjectOwned owned ? owned.projectId() : null;
  }
}
