// SPDX-License-Identifier: Apache-2.0
/** The entry points of Keelson: the whole domain over a store, and the scope of one project. */
@NullMarked
@ImmutablesStyle
package dev.keelson;

import org.jspecify.annotations.NullMarked;
