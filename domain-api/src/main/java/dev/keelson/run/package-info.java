// SPDX-License-Identifier: Apache-2.0
/**
 * Runs, their steps, and the side effects that must happen once. A run is one attempt; a retry is a
 * new run.
 */
@NullMarked
package dev.keelson.run;

import org.jspecify.annotations.NullMarked;
