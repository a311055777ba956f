// SPDX-License-Identifier: Apache-2.0
/** A first look at Keelson on a real PostgreSQL. One program, to be read from top to bottom. */
@NullMarked
package dev.keelson.examples.quickstart;

import org.jspecify.annotations.NullMarked;
