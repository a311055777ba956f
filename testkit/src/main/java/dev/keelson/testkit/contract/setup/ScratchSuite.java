// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.SecretFoundException;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.RepositorySuite;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Scratches;
import dev.keelson.userdata.Scratch;
import dev.keelson.userdata.ScratchContent;
import dev.keelson.userdata.ScratchContent.DraftFollowUp;
import dev.keelson.userdata.ScratchContent.DraftTask;
import dev.keelson.userdata.ScratchContent.Other;
import dev.keelson.userdata.ScratchContent.UiPreferences;
import dev.keelson.userdata.ScratchContent.WorkspaceNotes;
import dev.keelson.userdata.ScratchId;
import dev.keelson.userdata.ScratchRepository;
import dev.keelson.userdata.ScratchType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({"R002-06", "R002-108"})
public abstract class ScratchSuite extends RepositorySuite<Scratch, ScratchId> {

  @Override
  protected EntityType<Scratch, ScratchId> type() {
    return Scratch.TYPE;
  }

  @Override
  protected ScratchRepository repository(TestWorld world) {
    return world.keelson().scratches();
  }

  @Override
  protected Scratch minimal(TestWorld world) {
    return Scratches.draft();
  }

  @Override
  protected List<Scratch> everyComponentSet(TestWorld world) {
    return List.of(Scratches.everyShape().getLast());
  }

  @Override
  protected Scratch edited(Scratch scratch) {
    return switch (scratch.content()) {
      case DraftTask(String markdown) -> scratch.withContent(new DraftTask(markdown + "."));
      case Other(ScratchType type, Json value) ->
          scratch.withContent(new Other(type, Json.EMPTY_LIST.plus(value)));
      default -> throw new AssertionError("the fixtures have no other content");
    };
  }

  @Override
  protected Map<String, BinaryOperator<Scratch>> clashes() {
    return Map.of(
        "type_key",
        (fresh, stored) ->
            Scratch.builder()
                .from(fresh)
                .type(stored.type())
                .key(stored.key())
                .content(stored.content())
                .build());
  }

  @Test
  @Proves({"R002-110", "R002-111", "R002-112", "R002-113", "R002-114", "R002-115", "R002-116"})
  final void every_type_has_its_shape() {
    List<Scratch> stored = Scratches.everyShape().stream().map(repository()::insert).toList();
    for (Scratch scratch : stored) {
      assertThat(repository().get(scratch.id()).content()).isEqualTo(scratch.content());
      for (Scratch other : stored) {
        if (!other.type().equals(scratch.type())) {
          assertThatExceptionOfType(InvalidValueException.class)
              .isThrownBy(() -> scratch.withContent(other.content()))
              .satisfies(e -> assertThat(e.field()).isEqualTo("scratch.content"));
        }
      }
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .as("a documented type has its own shape")
        .isThrownBy(() -> new Other(ScratchType.UI_PREFERENCES, Json.EMPTY));
  }

  @Test
  @Proves("R002-116")
  final void a_payload_of_another_shape_is_refused() {
    for (String payload :
        List.of(
            "{}",
            "{'type':'draft_task'}",
            "{'type':'draft_task','prompt':'x'}",
            "{'type':'draft_follow_up','markdown':'x'}",
            "{'type':'draft_follow_up','prompt':'x','executorProfile':7}",
            "{'type':'draft_workspace'}",
            "{'type':'preview_settings','url':'x','width':'1','height':1}",
            "{'type':'preview_settings','url':'x','width':1.5,'height':1}",
            "{'type':'preview_settings','url':'x','width':0,'height':1}",
            "{'type':'ui_preferences'}",
            "{'type':'palette'}")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(payload)
          .isThrownBy(() -> ScratchContent.fromJson(Json.parse(payload.replace('\'', '"'))));
    }
  }

  @Test
  @Proves({"R002-07", "R002-108", "R002-109"})
  final void is_found_by_type_and_key_and_the_key_may_be_about_anything() {
    UUID key = UUID.randomUUID();
    Scratch notes = repository().insert(Scratch.about(key, new WorkspaceNotes(""), Made.NOW));
    Scratch draft = repository().insert(Scratch.about(key, new DraftTask(""), Made.NOW));
    Scratch other = repository().insert(Scratches.draft());
    assertThat(keelson.scratches().findByKey(notes.type(), key)).contains(notes);
    assertThat(keelson.scratches().findByKey(draft.type(), key)).contains(draft);
    assertThat(keelson.scratches().findByKey(ScratchType.UI_PREFERENCES, key)).isEmpty();
    assertThat(keelson.scratches().findByKey(notes.type(), other.key())).isEmpty();
    assertThat(all(page -> keelson.scratches().findByType(ScratchType.DRAFT_TASK, page)))
        .containsExactly(draft, other);
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void refuses_a_secret_in_any_shape() {
    for (ScratchContent leaking :
        List.of(
            new DraftTask(Secrets.SECRET),
            new DraftFollowUp("", Secrets.SECRET),
            new UiPreferences(Json.EMPTY.with("deep", Secrets.SECRET)))) {
      Scratch scratch = Scratch.about(UUID.randomUUID(), leaking, Made.NOW);
      assertThatExceptionOfType(SecretFoundException.class)
          .isThrownBy(() -> repository().insert(scratch));
      assertThat(repository().find(scratch.id())).isEmpty();
    }
  }
}
