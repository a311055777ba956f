// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * Why something failed.
 *
 * @param code a machine-readable code, at most 100 characters
 * @param message a human-readable sentence, at most 10,000 characters
 * @param detail further details, {@code {}} if there are none
 */
public record Failure(String code, String message, Json detail) {

  public Failure {
    Check.line(code, "failure.code", 100);
    Check.text(message, "failure.message", 10_000);
    Check.present(detail, "failure.detail");
  }

  /** Returns a failure without detail. */
  public static Failure of(String code, String message) {
    return new Failure(code, message, Json.EMPTY);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws InvalidValueException if {@code json} is not a failure
   */
  public static Failure fromJson(Json json) {
    return new Failure(
        json.requireText("code"),
        json.requireText("message"),
        json.get("detail").orElse(Json.EMPTY));
  }

  /** Returns this failure as a JSON object of {@code code}, {@code message} and {@code detail}. */
  public Json toJson() {
    return Json.EMPTY.with("code", code).with("message", message).with("detail", detail);
  }
}
