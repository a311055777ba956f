// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/** A value breaks a rule of its own: too long, out of range, malformed. */
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

  /** The field that was refused. */
  public String field() {
    return field;
  }

  /** The rule that it broke. */
  public String expectation() {
    return expectation;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
