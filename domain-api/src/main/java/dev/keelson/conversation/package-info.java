// SPDX-License-Identifier: Apache-2.0
/** Conversations between people and agents. Messages are appended to a thread and never changed. */
@NullMarked
package dev.keelson.conversation;

import org.jspecify.annotations.NullMarked;
