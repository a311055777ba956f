// SPDX-License-Identifier: Apache-2.0
/**
 * The contract that every store of Keelson must satisfy, as JUnit suites, and support for tests of
 * stores and of hosts. The author of a store extends {@link dev.keelson.testkit.KeelsonContract};
 * others start at {@link dev.keelson.testkit.KeelsonExtension}.
 */
@NullMarked
package dev.keelson.testkit;

import org.jspecify.annotations.NullMarked;
