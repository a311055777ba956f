// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

/** Something that the user asked for can't be done. The message is all that they need to read. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param thing what is wrong, for example an option or a directory
   * @param expectation what it must be
   * @param remedy what to do
   */
  Refusal(String thing, String expectation, String remedy) {
    super("%s %s; %s".formatted(thing, expectation, remedy));
  }
}
