// SPDX-License-Identifier: Apache-2.0
/**
 * The contract that every store of Keelson keeps, as JUnit suites, and what tests of stores and of
 * hosts need. An adapter author extends {@link dev.keelson.testkit.KeelsonContract}; everybody else
 * starts at {@link dev.keelson.testkit.KeelsonExtension}.
 */
@NullMarked
package dev.keelson.testkit;

import org.jspecify.annotations.NullMarked;
