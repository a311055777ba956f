// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * Why something failed. What a failure tells can always be recorded: secrets in its message and
 * detail are masked as by {@link SecretScanner#masked(String)}, characters that no store can keep
 * become U+FFFD, and what is too long is cut. So what is read may differ from what was given.
 *
 * @param code a machine-readable code, one line of at most 100 characters
 * @param message a human-readable text; after 10,000 characters it is cut, and ends with a mark
 *     that says how much is missing
 * @param detail further details, {@code {}} if there are none; of more than {@value #MAX_DETAIL}
 *     characters only the begin of the text is kept, as the field {@code cut} of an object, and
 *     what is nested deeper than {@value #MAX_LEVELS} levels is replaced by a mark
 */
public record Failure(String code, String message, Json detail) {

  /** The most characters of a detail. */
  public static final int MAX_DETAIL = 64 * 1024;

  /** The most levels of a detail, which leaves room for the JSON that a failure stands in. */
  public static final int MAX_LEVELS = 400;

  private static final int MAX_MESSAGE = 10_000;

  /** As a text in JSON no longer than a detail may be, also if it is all quotes. */
  private static final int MAX_OF_CUT = 30_000;

  public Failure {
    Check.line(code, "failure.code", 100);
    message =
        SecretScanner.standard()
            .masked(Recordable.storable(Check.present(message, "failure.message")), MAX_MESSAGE);
    detail = cut(SecretScanner.standard().masked(Check.present(detail, "failure.detail")));
  }

  private static Json cut(Json detail) {
    Json shallow =
        JsonContent.depth(detail.text()) <= MAX_LEVELS
            ? detail
            : Json.of(JsonContent.cut(detail.toTree(), MAX_LEVELS));
    return shallow.text().length() <= MAX_DETAIL
        ? shallow
        : Json.EMPTY.with("cut", SecretScanner.standard().masked(shallow.text(), MAX_OF_CUT));
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
    Check.present(json, "json");
    return new Failure(
        json.requireText("code"),
        json.requireText("message"),
        json.get("detail").orElse(Json.EMPTY));
  }

  /** Returns this failure with what {@code scanner} finds masked as well. */
  public Failure maskedBy(SecretScanner scanner) {
    Check.present(scanner, "scanner");
    return new Failure(code, scanner.masked(message, MAX_MESSAGE), scanner.masked(detail));
  }

  /** Returns this failure as a JSON object of {@code code}, {@code message} and {@code detail}. */
  public Json toJson() {
    return Json.EMPTY.with("code", code).with("message", message).with("detail", detail);
  }
}
