// SPDX-License-Identifier: Apache-2.0
/**
 * What all contexts share: ids, values, lifecycles, checks and exceptions. Depends on no other
 * context.
 */
@NullMarked
package dev.keelson.core;

import org.jspecify.annotations.NullMarked;
