// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatRole;
import dev.keelson.conversation.ChatThread;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.query.LogType;
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.run.Run;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.AppendRaceSuite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.ChatMessages;
import dev.keelson.testkit.fixtures.ChatThreads;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves({"R003-50", "R004-55", "R004-56", "R004-57"})
public abstract class ChatMessageSuite extends AppendRaceSuite<ChatMessage, ChatThreadId> {

  @Override
  protected LogType<ChatMessage, ChatThreadId> type() {
    return ChatMessage.TYPE;
  }

  @Override
  protected AppendOnlyLog<ChatMessage, ChatThreadId> log(TestWorld world) {
    return world.project().messages();
  }

  @Override
  protected ChatThreadId newParent(TestWorld world) {
    return world.project().threads().insert(ChatThreads.begun(world.id())).id();
  }

  @Override
  protected ChatMessage entry(TestWorld world, ChatThreadId parent, int i) {
    return ChatMessages.asked(world.id(), parent, "question " + i);
  }

  @Override
  protected ChatMessage everyComponentSet(TestWorld world, ChatThreadId parent) {
    return ChatMessages.everyComponentSet(world.id(), parent);
  }

  /** Time and number agree; where a clock went back, the number decides. */
  @Test
  @Proves({"R003-51", "R004-59"})
  final void messages_come_in_the_order_in_which_they_were_said() {
    for (int second = 0; second < 5; second++) {
      log().append(entry(shop, parent, second).withCreatedAt(Made.NOW.plusSeconds(second)));
    }
    List<ChatMessage> all = log().read(parent, 0, 10).items();
    assertThat(all).hasSize(5);
    assertThat(all).map(ChatMessage::createdAt).isSorted();
    ChatMessage behind =
        log().append(entry(shop, parent, 5).withCreatedAt(Made.NOW.minusSeconds(1)));
    assertThat(log().read(parent, 0, 10).items()).endsWith(behind);
  }

  @Test
  @Proves({"R004-55", "R004-56"})
  final void roles_and_texts_are_kept_as_they_are() {
    ChatThread thread = shop.project().threads().get(parent);
    for (ChatRole role :
        List.of(ChatRole.USER, ChatRole.ASSISTANT, ChatRole.TOOL, new ChatRole("critic"))) {
      for (String content : List.of("", " \n\t", "日\"'\\🦊{}", "x".repeat(20_000))) {
        ChatMessage stored = log().append(ChatMessage.of(thread, role, content, Made.NOW));
        assertThat(log().read(parent, stored.sequence() - 1, 1).items()).containsExactly(stored);
        assertThat(stored.role()).isEqualTo(role);
        assertThat(stored.content()).isEqualTo(content);
      }
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() ->
            ChatMessages.asked(shop.id(), parent, "x".repeat(ChatMessage.MAX_CHARACTERS + 1)));
  }

  @Test
  final void messages_go_with_their_thread_and_others_stay() {
    ChatThreadId other = newParent(shop);
    log().append(keyed(0, "a"));
    ChatMessage kept = log().append(entry(shop, other, 0));
    assertThat(shop.elsewhere().project().threads().delete(parent))
        .as("whether it was stored, and is deleted")
        .isFalse();
    assertThat(log().read(parent, 0, 10).items()).hasSize(1);
    assertThat(shop.project().threads().delete(parent))
        .as("whether it was stored, and is deleted")
        .isTrue();
    assertThat(log().read(parent, 0, 10).items()).isEmpty();
    assertThat(log().lastSequence(parent)).as("the last number of the log").isZero();
    assertThat(log().read(other, 0, 10).items()).containsExactly(kept);
  }

  @Test
  @Proves("R004-60")
  final void messages_about_a_run_go_with_it() {
    Run run = shop.project().runs().insert(Runs.failed(shop.id()));
    ChatThread about =
        shop.project().threads().insert(ChatThreads.begun(shop.id()).withRunId(run.id()));
    log().append(entry(shop, about.id(), 0));
    ChatMessage kept = log().append(entry(shop, parent, 0));
    assertThat(shop.project().runs().delete(run.id()))
        .as("whether it was stored, and is deleted")
        .isTrue();
    assertThat(log().read(about.id(), 0, 10).items()).isEmpty();
    assertThat(log().read(parent, 0, 10).items()).containsExactly(kept);
  }

  @Test
  final void messages_stay_in_a_thread_that_is_put_away() {
    ChatMessage said = log().append(entry(shop, parent, 0));
    shop.project().threads().update(parent, thread -> thread.archived(Made.NOW));
    assertThat(log().read(parent, 0, 10).items()).containsExactly(said);
  }
}
