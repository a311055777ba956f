// SPDX-License-Identifier: Apache-2.0
/**
 * How long what piles up is kept, and how it goes. A store removes nothing by itself: a host sweeps
 * when it likes.
 */
@NullMarked
package dev.keelson.retention;

import org.jspecify.annotations.NullMarked;
