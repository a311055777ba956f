// SPDX-License-Identifier: Apache-2.0
/**
 * For authors of stores, not for services: the store, the list of all types, and the rules that all
 * stores share.
 */
@NullMarked
package dev.keelson.spi;

import org.jspecify.annotations.NullMarked;
