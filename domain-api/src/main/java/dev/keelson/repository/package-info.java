// SPDX-License-Identifier: Apache-2.0
/**
 * The base of all repositories, and the interfaces that they need from a store. Services use the
 * repositories; authors of stores implement the interfaces.
 */
@NullMarked
package dev.keelson.repository;

import org.jspecify.annotations.NullMarked;
