// SPDX-License-Identifier: Apache-2.0
/**
 * The root of Keelson. The style below reaches every package underneath; it keeps Immutables' own
 * annotations out of generated code, where they would give each user of the library a compiler
 * warning.
 */
@NullMarked
@Value.Style(
    allowedClasspathAnnotations = {SuppressWarnings.class, Override.class},
    depluralize = true)
package dev.keelson;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
