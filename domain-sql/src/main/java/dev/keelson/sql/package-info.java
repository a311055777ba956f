// SPDX-License-Identifier: Apache-2.0
/**
 * What both SQL stores share: the statements of the hot paths, each one round trip and atomic by
 * itself, and what PostgreSQL's refusals mean. It lies beside the schema that it is written for.
 */
@NullMarked
package dev.keelson.sql;

import org.jspecify.annotations.NullMarked;
