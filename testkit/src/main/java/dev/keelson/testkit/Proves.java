// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which lines of the requirements a test proves: when it passed, on a method; when all tests
 * of the class passed, those that it inherits included, on a class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Proves {

  /** The numbers of the lines, for example {@code R001-56}. */
  String[] value();
}
