// SPDX-License-Identifier: Apache-2.0
/**
 * What all repositories have in common, and what they ask of a store. Services meet the
 * repositories, authors of stores implement the interfaces.
 */
@NullMarked
package dev.keelson.repository;

import org.jspecify.annotations.NullMarked;
