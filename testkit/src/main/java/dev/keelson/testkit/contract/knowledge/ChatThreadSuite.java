// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatThread;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadRepository;
import dev.keelson.conversation.ChatThreadStatus;
import dev.keelson.core.Ensured;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.query.EntityType;
import dev.keelson.run.Run;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.ChatMessages;
import dev.keelson.testkit.fixtures.ChatThreads;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Runs;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves("R003-49")
public abstract class ChatThreadSuite extends OwnedLifecycleSuite<ChatThread, ChatThreadId> {

  @Override
  protected EntityType<ChatThread, ChatThreadId> type() {
    return ChatThread.TYPE;
  }

  @Override
  protected ChatThreadRepository repository(TestWorld world) {
    return world.project().threads();
  }

  @Override
  protected ChatThread minimal(TestWorld world) {
    return ChatThreads.begun(world.id());
  }

  @Override
  protected List<ChatThread> everyComponentSet(TestWorld world) {
    return List.of(ChatThreads.everyComponentSet(world.run()));
  }

  @Override
  protected ChatThread edited(ChatThread thread) {
    return thread.withTitle("edited " + thread.version());
  }

  @Override
  protected Map<String, BinaryOperator<ChatThread>> clashes() {
    return Map.of("external_key", (fresh, stored) -> fresh.withExternalKey(stored.externalKey()));
  }

  @Override
  protected ChatThread inState(ChatThread thread, String state) {
    ChatThreadStatus status = ChatThreadStatus.LIFECYCLE.parse(state);
    return ChatThread.builder()
        .from(thread)
        .status(status)
        .endedAt(ChatThreadStatus.LIFECYCLE.isActive(status) ? null : Made.NOW)
        .build();
  }

  @Override
  protected List<Pointer<ChatThread, ?>> pointers() {
    return List.of(
        new Pointer<>("run_id", RunId.next(), world -> world.run().id(), ChatThread::withRunId));
  }

  @Override
  protected ChatThread movedTo(ChatThread thread, ProjectId project) {
    return thread.withProjectId(project);
  }

  @Test
  @Proves({"R003-49", "R004-17"})
  final void threads_are_found_by_status_and_by_run() {
    Run run = shop.run();
    ChatThread about = repository().insert(minimal(shop).withRunId(run.id()));
    ChatThread archived = repository().insert(minimal(shop).archived(Made.NOW));
    assertThat(all(page -> shop.project().threads().findByRun(run.id(), page)))
        .containsExactly(about);
    assertThat(all(page -> shop.project().threads().findByStatus(ChatThreadStatus.ARCHIVED, page)))
        .containsExactly(archived);
  }

  @Test
  final void a_thread_is_begun_once_for_a_key_of_the_host() {
    ChatThread thread = minimal(shop).withExternalKey("workflow-7");
    List<Ensured<ChatThread>> begun =
        Race.Result.values(
            Race.run(
                fixture,
                (store, i) ->
                    store.project(shop.id()).threads().ensure(thread.withTitle("try " + i))));
    assertThat(begun).filteredOn(Ensured::isNew).hasSize(1);
    ChatThread stored = shop.project().threads().findByExternalKey("workflow-7").orElseThrow();
    assertThat(begun).hasSize(Race.RUNNERS).extracting(Ensured::value).containsOnly(stored);
    assertThat(repository(shop.elsewhere()).findByExternalKey("workflow-7")).isEmpty();
    assertThat(repository(shop).ensure(minimal(shop).withExternalKey("workflow-7")).value())
        .isEqualTo(stored);
  }

  @Test
  final void threads_are_listed_last_active_first() {
    ChatThread first = repository().insert(minimal(shop));
    ChatThread second = repository().insert(minimal(shop));
    ChatThread third = repository().insert(minimal(shop));
    first = repository().update(first.activeAt(Made.NOW.plusSeconds(2)));
    second = repository().update(second.running(Made.NOW.plusSeconds(1)));
    assertThat(all(repository(shop)::findByActivity)).containsExactly(first, second, third);
    third = repository().update(third.activeAt(Made.NOW.minusSeconds(9)));
    assertThat(third.lastActivityAt()).isEqualTo(Made.NOW);
  }

  @Test
  final void a_thread_says_who_has_the_word_and_when_it_ended() {
    ChatThreadId id = inserted().id();
    repository().update(id, thread -> thread.running(Made.NOW.plusSeconds(1)));
    repository().update(id, thread -> thread.waiting(Made.NOW.plusSeconds(2)));
    repository().update(id, thread -> thread.running(Made.NOW.plusSeconds(3)));
    ChatThread ended = repository().update(id, thread -> thread.ended(Made.NOW.plusSeconds(4)));
    assertThat(repository().get(id).endedAt()).isEqualTo(Made.NOW.plusSeconds(4));
    ChatThread archived = repository().update(ended.archived(Made.NOW.plusSeconds(5)));
    assertThat(archived.endedAt()).as("when it ended").isEqualTo(ended.endedAt());
    ChatThread again = repository().update(archived.activated(Made.NOW.plusSeconds(6)));
    assertThat(again.endedAt()).isNull();
    assertThat(shop.states(id))
        .containsExactly("active", "running", "waiting", "running", "ended", "archived", "active");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> again.withEndedAt(Made.NOW))
        .satisfies(e -> assertThat(e.field()).isEqualTo("chatThread.endedAt"));
  }

  @Test
  @Proves("R004-60")
  final void a_thread_about_a_run_goes_with_it_and_another_stays() {
    Run run = shop.project().runs().insert(Runs.failed(shop.id()));
    ChatThread about = repository().insert(minimal(shop).withRunId(run.id()));
    ChatThread other = inserted();
    shop.project().runs().delete(run.id());
    assertThat(repository().find(about.id())).isEmpty();
    assertThat(repository().get(other.id())).isEqualTo(other);
  }

  @Test
  final void a_thread_is_deleted_once_and_in_its_project_only() {
    ChatThread thread = inserted();
    assertThat(shop.elsewhere().project().threads().delete(thread.id()))
        .as("whether it was stored, and is deleted")
        .isFalse();
    assertThat(shop.project().threads().delete(thread.id()))
        .as("whether it was stored, and is deleted")
        .isTrue();
    assertThat(shop.project().threads().delete(thread.id()))
        .as("whether it was stored, and is deleted")
        .isFalse();
    assertThat(repository().find(thread.id())).isEmpty();
  }

  @Test
  final void a_thread_that_is_stored_once_more_begins_anew() {
    ChatThread thread = inserted();
    ChatMessage question = ChatMessages.asked(shop.id(), thread.id(), "why?").withKey("q");
    shop.project().messages().append(List.of(question, question.withKey(null)));
    shop.project().threads().delete(thread.id());
    repository().insert(thread);
    assertThat(shop.project().messages().lastSequence(thread.id()))
        .as("the last number of the log")
        .isZero();
    ChatMessage other = question.withContent("why not?");
    assertThat(shop.project().messages().append(other)).isEqualTo(other.withSequence(1));
    assertThat(shop.project().messages().read(thread.id(), 0, 10).items()).hasSize(1);
  }
}
