// SPDX-License-Identifier: Apache-2.0
/**
 * Talks between people and agents. A thread is the place, its messages are appended and never
 * changed.
 */
@NullMarked
package dev.keelson.conversation;

import org.jspecify.annotations.NullMarked;
