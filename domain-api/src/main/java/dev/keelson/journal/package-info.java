// SPDX-License-Identifier: Apache-2.0
/**
 * What happened, as data: the journal of every move, and the story of a run told from stored rows
 * alone.
 */
@NullMarked
package dev.keelson.journal;

import org.jspecify.annotations.NullMarked;
