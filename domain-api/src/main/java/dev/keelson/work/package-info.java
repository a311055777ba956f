// SPDX-License-Identifier: Apache-2.0
/**
 * Work items, and the queue that assigns them to agents. The execution of an item is a run, in
 * another package.
 */
@NullMarked
package dev.keelson.work;

import org.jspecify.annotations.NullMarked;
