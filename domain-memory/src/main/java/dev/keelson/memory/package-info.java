// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the whole domain in plain memory, for tests and for programs that need no database. Where
 * its code is plainer than a database's, it is meant to be read: it is the contract of a store,
 * spelled out.
 */
@NullMarked
package dev.keelson.memory;

import org.jspecify.annotations.NullMarked;
