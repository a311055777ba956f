// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatThread;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadRepository;
import dev.keelson.conversation.ChatThreadStatus;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.query.EntityType;
import dev.keelson.run.Run;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.ChatMessages;
import dev.keelson.testkit.fixtures.ChatThreads;
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
    return Map.of();
  }

  @Override
  protected ChatThread inState(ChatThread thread, String state) {
    return thread.withStatus(ChatThreadStatus.LIFECYCLE.parse(state));
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
    ChatThread archived = repository().insert(minimal(shop).archived());
    assertThat(all(page -> shop.project().threads().findByRun(run.id(), page)))
        .containsExactly(about);
    assertThat(all(page -> shop.project().threads().findByStatus(ChatThreadStatus.ARCHIVED, page)))
        .containsExactly(archived);
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
