// SPDX-License-Identifier: Apache-2.0
/**
 * The root of Keelson: its stores' entry points and the list of everything they keep.
 *
 * <p>Values are made by factory methods and builders. Canonical constructors of records are public
 * only because those of public records are, and they are not for callers: any release may add
 * components.
 */
@NullMarked
@ImmutablesStyle
package dev.keelson;

import org.jspecify.annotations.NullMarked;
