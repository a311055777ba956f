// SPDX-License-Identifier: Apache-2.0
/**
 * Writes down which lines of the requirements the tests proved that ran. Silent unless a directory
 * is named for it.
 */
@NullMarked
package dev.keelson.testkit.proof;

import org.jspecify.annotations.NullMarked;
