// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * Thrown when a value breaks one of its own rules, for example because it is too long, out of range
 * or malformed.
 */
public final class InvalidValueException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient String field;
  private final transient String expectation;
  private final transient String remedy;

  public InvalidValueException(String field, String expectation, String remedy) {
    super("%s %s; %s".formatted(field, expectation, remedy), null);
    this.field = field;
    this.expectation = expectation;
    this.remedy = remedy;
  }

  /** As generated builders throw it where {@code fields} were never set. */
  public InvalidValueException(String... fields) {
    this(String.join(", ", fields), "must not be null", "give the builder a value");
  }

  /** Returns the field that was refused. */
  public String field() {
    return field;
  }

  /** Returns the rule that it broke. */
  public String expectation() {
    return expectation;
  }

  /** Returns what the caller can do about it. */
  public String remedy() {
    return remedy;
  }
}
