// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The position where a page ended and the next one begins. Opaque: store it, send it, and pass it
 * back to the method that returned it.
 *
 * @param token the cursor as URL-safe text
 */
public record Cursor(@JsonValue String token) {

  private static final JsonMapper JSON = JsonMapper.shared();

  public Cursor {
    Check.present(token, "cursor.token");
  }

  /**
   * Returns the cursor after a position.
   *
   * @param query the fingerprint of its query
   * @param place the sort keys of the position
   */
  public static Cursor of(String query, List<String> place) {
    Check.present(query, "query");
    List<String> parts = new ArrayList<>();
    parts.add(query);
    parts.addAll(Check.each(place, "place"));
    byte[] bytes = JSON.writeValueAsString(parts).getBytes(StandardCharsets.UTF_8);
    return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * Returns the position in a cursor of {@code query}.
   *
   * @throws InvalidValueException if it belongs to another query or is malformed
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

  /** Returns the refusal of a cursor that does not come from the query. */
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
