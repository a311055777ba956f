// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.SecretScanner;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field whose content others wrote, such as the output of a process. Secrets in it are masked,
 * since refusing it would lose all that comes with it; in every other field they are refused.
 *
 * @param field its name in refusals, for example {@code text} or {@code content.text}
 * @param masking returns the value with what the scanner finds in the field masked; the same value
 *     if it finds nothing
 */
public record Content<T>(String field, BiFunction<T, SecretScanner, T> masking) {

  public Content {
    Check.present(field, "content.field");
    Check.present(masking, "content.masking");
  }

  /**
   * A field that is text.
   *
   * @param with returns a value with another text
   * @param most how many characters it holds; what becomes longer by its marks is cut
   */
  public static <T> Content<T> text(
      String field, Function<T, @Nullable String> text, BiFunction<T, String, T> with, int most) {
    return new Content<>(
        field, masking(text, (scanner, found) -> scanner.masked(found, most), with));
  }

  /**
   * A field that is JSON.
   *
   * @param with returns a value with other JSON
   */
  public static <T> Content<T> json(
      String field, Function<T, @Nullable Json> json, BiFunction<T, Json, T> with) {
    return new Content<>(field, masking(json, SecretScanner::masked, with));
  }

  /**
   * The message and the detail of {@code failure}, which mask themselves; so this only adds what
   * other rules than the standard ones find.
   *
   * @param with returns a value with another failure
   */
  public static <T> Content<T> failure(
      Function<T, @Nullable Failure> failure, BiFunction<T, Failure, T> with) {
    return new Content<>(
        "failure.message",
        masking(
            failure,
            (scanner, found) ->
                scanner == SecretScanner.standard() ? found : found.maskedBy(scanner),
            with));
  }

  /** Returns the value with what the scanner finds in this field masked. */
  public T masked(T value, SecretScanner scanner) {
    return masking.apply(value, scanner);
  }

  private static <T, P> BiFunction<T, SecretScanner, T> masking(
      Function<T, @Nullable P> part,
      BiFunction<SecretScanner, P, P> masked,
      BiFunction<T, P, T> with) {
    return (value, scanner) -> {
      P before = part.apply(value);
      if (before == null) {
        return value;
      }
      P after = masked.apply(scanner, before);
      return after.equals(before) ? value : with.apply(value, after);
    };
  }
}
