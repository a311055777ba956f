// SPDX-License-Identifier: Apache-2.0
/**
 * The store in memory, for tests and for programs that need no database. Its code favours
 * readability: it spells out the contract of a store.
 */
@NullMarked
package dev.keelson.memory;

import org.jspecify.annotations.NullMarked;
