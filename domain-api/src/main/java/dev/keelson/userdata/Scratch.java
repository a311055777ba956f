// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A draft, a note or a UI setting that a user can come back to. It is found by its type and a key
 * that the host chooses, usually the id of what it is about; whether that exists is not checked
 * (R002-108, R002-109).
 *
 * @param type its purpose (R002-108)
 * @param key what it is about; unique per type (R002-108)
 * @param content its content, in the shape of the type (R002-116)
 */
@Value.Builder
public record Scratch(
    ScratchId id, ScratchType type, UUID key, ScratchContent content, AuditInfo audit)
    implements WithScratch, Entity<ScratchId> {

  /** {@code type}. */
  public static final Attribute<Scratch, ScratchType> SCRATCH_TYPE =
      Attribute.of("type", ScratchType.class, Scratch::type);

  /** {@code key}. */
  public static final Attribute<Scratch, UUID> KEY = Attribute.of("key", UUID.class, Scratch::key);

  /** The type descriptor of scratches. */
  public static final EntityType<Scratch, ScratchId> TYPE =
      EntityType.of("scratch", Scratch.class, ScratchId.class, ScratchId::new, Scratch::withAudit)
          .unique(SCRATCH_TYPE, KEY)
          .listedBy(SCRATCH_TYPE)
          .fixed(SCRATCH_TYPE, KEY);

  public Scratch {
    Check.present(id, "scratch.id");
    Check.present(type, "scratch.type");
    Check.present(key, "scratch.key");
    Check.present(content, "scratch.content");
    Check.that(
        content.type().equals(type),
        "scratch.content",
        "must have the shape that goes with the type",
        "it has that of " + content.type());
    Check.present(audit, "scratch.audit");
  }

  /** Returns a new scratch about {@code key}; its content determines the type. */
  public static Scratch about(UUID key, ScratchContent content, Instant now) {
    Check.present(content, "content");
    return builder()
        .id(ScratchId.next())
        .type(content.type())
        .key(key)
        .content(content)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds scratches. */
  public static final class Builder extends ScratchBuilder {
    Builder() {}
  }
}
