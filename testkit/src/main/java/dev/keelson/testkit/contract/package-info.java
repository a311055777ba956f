// SPDX-License-Identifier: Apache-2.0
/**
 * What the suites of the contract are made of: what holds for every type, and the world that a test
 * begins with. Not for callers, who extend {@link dev.keelson.testkit.KeelsonContract}.
 */
@NullMarked
package dev.keelson.testkit.contract;

import org.jspecify.annotations.NullMarked;
