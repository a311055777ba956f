// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.RepositorySuite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Tags;
import dev.keelson.userdata.Tag;
import dev.keelson.userdata.TagId;
import dev.keelson.userdata.TagRepository;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({"R002-105", "R002-106", "R002-107", "R002-06"})
public abstract class TagSuite extends RepositorySuite<Tag, TagId> {

  @Override
  protected EntityType<Tag, TagId> type() {
    return Tag.TYPE;
  }

  @Override
  protected TagRepository repository(TestWorld world) {
    return world.keelson().tags();
  }

  @Override
  protected Tag minimal(TestWorld world) {
    return Tags.review();
  }

  @Override
  protected List<Tag> everyComponentSet(TestWorld world) {
    return List.of(Tag.named("plan", "Make a plan.", Made.NOW));
  }

  @Override
  protected Tag edited(Tag tag) {
    return tag.withContent(tag.content() + ".");
  }

  @Override
  protected Map<String, BinaryOperator<Tag>> clashes() {
    return Map.of();
  }

  @Test
  @Proves("R002-106")
  final void several_tags_may_be_called_the_same() {
    Tag first = inserted();
    Tag second = inserted();
    Tag other = repository().insert(Tag.named("plan", "Make a plan.", Made.NOW));
    assertThat(all(page -> keelson.tags().findByName("review", page)))
        .containsExactly(first, second);
    assertThat(all(page -> keelson.tags().findByName("nothing", page))).isEmpty();
    assertThat(all(keelson.tags()::findAll)).containsExactly(first, second, other);
  }

  @Test
  final void a_tag_has_a_name_without_space_and_a_text() {
    for (String malformed :
        List.of("", " ", "two words", "new\nline", "wide\u3000space", "hard\u00a0space")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(malformed)
          .isThrownBy(() -> Tags.review().withName(malformed))
          .satisfies(e -> assertThat(e.field()).isEqualTo("tag.name"));
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Tags.review().withContent(""))
        .satisfies(e -> assertThat(e.field()).isEqualTo("tag.content"));
  }
}
