// SPDX-License-Identifier: Apache-2.0
/**
 * How the project's Java sources are written: formatted, licensed, short. Depends on no other
 * module, so that it runs first and also where the rest doesn't compile.
 */
@NullMarked
package dev.keelson.style;

import org.jspecify.annotations.NullMarked;
