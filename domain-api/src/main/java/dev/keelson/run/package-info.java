// SPDX-License-Identifier: Apache-2.0
/** Runs, their steps, and their sandbox jobs. A run is one attempt; a retry is a new run. */
@NullMarked
package dev.keelson.run;

import org.jspecify.annotations.NullMarked;
