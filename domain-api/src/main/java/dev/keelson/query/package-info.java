// SPDX-License-Identifier: Apache-2.0
/**
 * Queries as values: types declare the attributes by which they can be queried, queries and
 * summaries are built from these, and every store interprets them.
 */
@NullMarked
package dev.keelson.query;

import org.jspecify.annotations.NullMarked;
