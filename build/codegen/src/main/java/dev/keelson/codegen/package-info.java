// SPDX-License-Identifier: Apache-2.0
/**
 * Writes what is generated and committed: the jOOQ tables, and the lifecycles in SQL, JSON and
 * Markdown. Its tests fail when what is committed is no longer what would be generated, and check
 * the schema itself.
 */
@NullMarked
package dev.keelson.codegen;

import org.jspecify.annotations.NullMarked;
