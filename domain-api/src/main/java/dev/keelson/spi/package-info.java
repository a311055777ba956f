// SPDX-License-Identifier: Apache-2.0
/**
 * What authors of stores need, and services do not: what a store is made of, every type, and the
 * rules that all stores share.
 */
@NullMarked
package dev.keelson.spi;

import org.jspecify.annotations.NullMarked;
