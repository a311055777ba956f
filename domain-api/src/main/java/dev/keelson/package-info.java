// SPDX-License-Identifier: Apache-2.0
/**
 * The entry points of Keelson: the whole domain over a store, and the scope of one project.
 *
 * <p>Values are made with factory methods and builders. Canonical constructors are public only
 * because those of public records are; they are not for callers, since any release may add
 * components.
 */
@NullMarked
@ImmutablesStyle
package dev.keelson;

import org.jspecify.annotations.NullMarked;
