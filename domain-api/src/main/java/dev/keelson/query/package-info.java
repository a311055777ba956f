// SPDX-License-Identifier: Apache-2.0
/**
 * Questions as values: types declare the attributes by which they can be asked, queries and
 * summaries are made from these, and every store interprets them.
 */
@NullMarked
package dev.keelson.query;

import org.jspecify.annotations.NullMarked;
