// SPDX-License-Identifier: Apache-2.0
/**
 * The statements of the hot paths, as text, for both SQL stores: each is one round trip and atomic
 * by itself. Their files lie beside the schema that they are written for.
 */
@NullMarked
package dev.keelson.sql;

import org.jspecify.annotations.NullMarked;
