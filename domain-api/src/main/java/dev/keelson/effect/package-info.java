// SPDX-License-Identifier: Apache-2.0
/** What runs do to the world outside, each action once, under a lease. */
@NullMarked
package dev.keelson.effect;

import org.jspecify.annotations.NullMarked;
