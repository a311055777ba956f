// SPDX-License-Identifier: Apache-2.0
/** Runs, their steps, their side effects, output and cost. */
@NullMarked
package dev.keelson.testkit.contract.run;

import org.jspecify.annotations.NullMarked;
