// SPDX-License-Identifier: Apache-2.0
/**
 * What all contexts share: ids, values, lifecycles, the repository SPI, its errors. Knows no
 * context.
 */
@NullMarked
package dev.keelson.core;

import org.jspecify.annotations.NullMarked;
