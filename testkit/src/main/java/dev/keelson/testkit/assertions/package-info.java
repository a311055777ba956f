// SPDX-License-Identifier: Apache-2.0
/**
 * Assertions about the main types, for tests of hosts. A failure names the value with its id and
 * says why it is in its state.
 */
@NullMarked
package dev.keelson.testkit.assertions;

import org.jspecify.annotations.NullMarked;
