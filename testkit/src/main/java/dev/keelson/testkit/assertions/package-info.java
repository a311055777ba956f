// SPDX-License-Identifier: Apache-2.0
/**
 * Assertions about the main types, for tests of hosts. A failure message names the value with its
 * id and the reason for its state.
 */
@NullMarked
package dev.keelson.testkit.assertions;

import org.jspecify.annotations.NullMarked;
