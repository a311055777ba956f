// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the whole domain in PostgreSQL through Hibernate. Rows are loaded and written by stateless
 * sessions, one statement at a time; nothing is cached, cascaded or loaded later.
 */
@NullMarked
package dev.keelson.jpa;

import org.jspecify.annotations.NullMarked;
