// SPDX-License-Identifier: Apache-2.0
/**
 * Retention: how long accumulating data is kept and how it is removed. A store deletes nothing
 * automatically; the host decides when to sweep.
 */
@NullMarked
package dev.keelson.retention;

import org.jspecify.annotations.NullMarked;
