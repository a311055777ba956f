// SPDX-License-Identifier: Apache-2.0
/**
 * Finds secrets in text and masks them. Everything works on plain text; {@code
 * dev.keelson.core.SecretScanner} is the entry, and adds JSON.
 */
@NullMarked
package dev.keelson.core.secret;

import org.jspecify.annotations.NullMarked;
