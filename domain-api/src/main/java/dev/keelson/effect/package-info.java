// SPDX-License-Identifier: Apache-2.0
/** External side effects of runs, each action recorded exactly once, under a lease. */
@NullMarked
package dev.keelson.effect;

import org.jspecify.annotations.NullMarked;
