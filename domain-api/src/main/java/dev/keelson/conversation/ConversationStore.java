// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

import dev.keelson.core.AppendOnlyLog;

/** The part of a project's store that keeps talks. */
public interface ConversationStore {

  /** The threads. */
  ChatThreadRepository threads();

  /** What was said in them. Its order is that of the numbers, never of times (R003-51, R004-59). */
  AppendOnlyLog<ChatMessage, ChatThreadId> messages();
}
