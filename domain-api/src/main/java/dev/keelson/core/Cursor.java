// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a page ended, and so where the next begins. Opaque: keep it, send it, hand it back to the
 * method that gave it.
 *
 * @param token the cursor as URL-safe text
 */
public record Cursor(@JsonValue String token) {

  private static final JsonMapper JSON = JsonMapper.shared();

  public Cursor {
    Objects.requireNonNull(token, "token");
  }

  /**
   * The cursor after a place.
   *
   * @param query what it is a cursor of
   * @param place what says where it is
   */
  public static Cursor of(String query, List<String> place) {
    List<String> parts = new ArrayList<>();
    parts.add(query);
    parts.addAll(place);
    byte[] bytes = JSON.writeValueAsString(parts).getBytes(StandardCharsets.UTF_8);
    return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * The place in a cursor of {@code query}.
   *
   * @throws InvalidValueException if it is of another query, or no cursor
   */
  public List<String> texts(String query) {
    try {
      List<String> parts =
          List.of(JSON.readValue(Base64.getUrlDecoder().decode(token), String[].class));
      if (!parts.isEmpty() && parts.getFirst().equals(query)) {
        return parts.subList(1, parts.size());
      }
    } catch (IllegalArgumentException | JacksonException | NullPointerException e) {
      // reported below
    }
    throw invalid();
  }

  /** The refusal of a cursor that a query never gave. */
  public static InvalidValueException invalid() {
    return new InvalidValueException(
        "cursor",
        "must come from an earlier page of the same query",
        "start again without a cursor");
  }

  @Override
  public String toString() {
    return token;
  }
}
