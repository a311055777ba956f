// SPDX-License-Identifier: Apache-2.0
/** Runs, their steps, their effects, what they make and what they cost. */
@NullMarked
package dev.keelson.testkit.contract.run;

import org.jspecify.annotations.NullMarked;
