// SPDX-License-Identifier: Apache-2.0
/**
 * The store on PostgreSQL through jOOQ. Only {@link dev.keelson.jooq.JooqKeelson} is for users; the
 * tables below {@code generated} are generated from the schema and change with it.
 */
@NullMarked
package dev.keelson.jooq;

import org.jspecify.annotations.NullMarked;
