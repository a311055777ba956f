// SPDX-License-Identifier: Apache-2.0
/**
 * The building blocks of the contract's suites: what holds for every type, and the initial state of
 * a test. Not for callers, who extend {@link dev.keelson.testkit.KeelsonContract}.
 */
@NullMarked
package dev.keelson.testkit.contract;

import org.jspecify.annotations.NullMarked;
