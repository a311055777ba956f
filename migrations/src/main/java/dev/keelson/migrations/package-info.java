// SPDX-License-Identifier: Apache-2.0
/**
 * The PostgreSQL schema of Keelson and how it gets into a database. Depends on nothing else of
 * Keelson, so that a host can migrate without a store.
 */
@NullMarked
package dev.keelson.migrations;

import org.jspecify.annotations.NullMarked;
