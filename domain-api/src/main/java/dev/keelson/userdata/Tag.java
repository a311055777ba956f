// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * A reusable piece of text that is inserted into a prompt by its name (R002-105).
 *
 * @param name its name, without white space; not unique (R002-106)
 * @param content the text, as Markdown, not empty (R002-107)
 */
@Value.Builder
public record Tag(TagId id, String name, String content, AuditInfo audit)
    implements WithTag, Entity<TagId> {

  /** {@code name}. */
  public static final TextAttribute<Tag> NAME = Attribute.text("name", Tag::name);

  /** The type descriptor of tags. */
  public static final EntityType<Tag, TagId> TYPE =
      EntityType.of("tag", Tag.class, TagId.class, TagId::new, Tag::withAudit)
          .listedBy()
          .listedBy(NAME);

  public Tag {
    Check.present(id, "tag.id");
    Check.line(name, "tag.name", 200);
    Check.that(
        name.chars().noneMatch(Tag::isSpace),
        "tag.name",
        "must be without space",
        "join words with dashes or underscores");
    Check.text(content, "tag.content", 100_000);
    Check.that(!content.isEmpty(), "tag.content", "must not be empty", "give it a text");
    Check.present(audit, "tag.audit");
  }

  /**
   * Includes non-breaking spaces, which databases treat as white space or not depending on their
   * locale.
   */
  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** Returns a new tag. */
  public static Tag named(String name, String content, Instant now) {
    return builder()
        .id(TagId.next())
        .name(name)
        .content(content)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds tags. */
  public static final class Builder extends TagBuilder {
    Builder() {}
  }
}
