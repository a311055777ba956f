// SPDX-License-Identifier: Apache-2.0
/**
 * The PostgreSQL schema of Keelson and its migration. Depends on no other module of Keelson, so
 * that a host can migrate without a store.
 */
@NullMarked
package dev.keelson.migrations;

import org.jspecify.annotations.NullMarked;
