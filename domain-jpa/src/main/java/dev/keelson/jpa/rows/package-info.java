// SPDX-License-Identifier: Apache-2.0
/** A row class for each entity, mapped by Hibernate. Not for callers. */
@NullMarked
package dev.keelson.jpa.rows;

import org.jspecify.annotations.NullMarked;
