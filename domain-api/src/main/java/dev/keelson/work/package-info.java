// SPDX-License-Identifier: Apache-2.0
/**
 * Work items and the queue that hands them to agents. What is done about an item is a run and lives
 * elsewhere.
 */
@NullMarked
package dev.keelson.work;

import org.jspecify.annotations.NullMarked;
