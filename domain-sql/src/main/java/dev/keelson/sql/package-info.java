// SPDX-License-Identifier: Apache-2.0
/**
 * What both SQL stores share: the statements of the hot paths, each atomic and one round trip, and
 * the translation of PostgreSQL's errors.
 */
@NullMarked
package dev.keelson.sql;

import org.jspecify.annotations.NullMarked;
