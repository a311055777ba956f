// SPDX-License-Identifier: Apache-2.0
/** A class of rows for each entity: what Hibernate maps. Not for callers. */
@NullMarked
package dev.keelson.jpa.rows;

import org.jspecify.annotations.NullMarked;
