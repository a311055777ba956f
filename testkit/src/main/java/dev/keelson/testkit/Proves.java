// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares which requirements a test proves: on a method, if that test passes; on a class, if all
 * tests of the class pass, inherited ones included.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Proves {

  /** Returns the numbers of the requirements, for example {@code R001-56}. */
  String[] value();
}
