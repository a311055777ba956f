// SPDX-License-Identifier: Apache-2.0
/** The root of Keelson: its stores' entry points and the list of everything they keep. */
@NullMarked
@ImmutablesStyle
package dev.keelson;

import org.jspecify.annotations.NullMarked;
