// SPDX-License-Identifier: Apache-2.0
/**
 * The store on PostgreSQL through Hibernate. Rows are loaded and written by stateless sessions, one
 * statement at a time; nothing is cached, cascaded or lazily loaded.
 */
@NullMarked
package dev.keelson.jpa;

import org.jspecify.annotations.NullMarked;
