// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

/** The part of a project's store that keeps talks. */
public interface ConversationStore {

  /** The threads. */
  ChatThreadRepository threads();
}
