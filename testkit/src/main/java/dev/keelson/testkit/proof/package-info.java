// SPDX-License-Identifier: Apache-2.0
/** Records which requirements the executed tests proved. Inactive unless a directory is set. */
@NullMarked
package dev.keelson.testkit.proof;

import org.jspecify.annotations.NullMarked;
