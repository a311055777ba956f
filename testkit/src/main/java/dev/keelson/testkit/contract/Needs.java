// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import dev.keelson.testkit.Part;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parts of the domain that a suite, or one test of it, needs besides projects and agents. All,
 * where it is absent.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {

  /** The parts. */
  Part[] value();
}
