// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.core.InvalidValueException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * How Immutables writes builders. Stays in the source: users compile without Immutables, and the
 * style on the package itself would give each of them a warning, as its own annotations in
 * generated code would.
 */
@Value.Style(
    allowedClasspathAnnotations = {SuppressWarnings.class, Override.class},
    // A list is given whole, like every other component, so that null in its place is refused
    // alike.
    builtinContainerAttributes = false,
    // Constructors refuse null by name; a builder only tells what was never given.
    validationMethod = Value.Style.ValidationMethod.MANDATORY_ONLY,
    throwForInvalidImmutableState = InvalidValueException.class)
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.PACKAGE)
@interface ImmutablesStyle {}
