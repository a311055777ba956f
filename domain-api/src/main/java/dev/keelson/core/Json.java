// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An immutable JSON value in canonical form: keys sorted, no white space, every number in its
 * shortest exact form. Two values that mean the same are equal and have the same {@link #digest},
 * also after a round trip through {@code jsonb}.
 *
 * <p>Refused are duplicate keys, NUL characters, halves of surrogate pairs, numbers beyond 400
 * digits, nesting beyond 500 levels and texts beyond {@value #MAX_LENGTH} characters: what some
 * store or reader could not hold unchanged.
 */
@JsonDeserialize(using = CanonicalJson.AsItStands.class)
public final class Json {

  /** The longest canonical text, in characters. */
  public static final int MAX_LENGTH = 4 * 1024 * 1024;

  /**
   * The object without fields, and the default wherever a field holds an object (canonical rule
   * 22).
   */
  public static final Json EMPTY = new Json("{}");

  /** The list without items. */
  public static final Json EMPTY_LIST = new Json("[]");

  private final String text;

  private Json(String canonical) {
    text = canonical;
  }

  /**
   * Reads JSON text.
   *
   * @throws InvalidValueException if it is malformed or refused, saying where and why
   */
  public static Json parse(String text) {
    return new Json(CanonicalJson.ofText(Objects.requireNonNull(text, "text")));
  }

  /**
   * Turns maps, lists, texts, numbers, booleans and records into JSON. Ids, words, states, actors
   * and digests become texts.
   *
   * @throws InvalidValueException if that fails
   */
  public static Json of(Object value) {
    return value instanceof Json json
        ? json
        : new Json(CanonicalJson.ofValue(Objects.requireNonNull(value, "value")));
  }

  /** The canonical text. */
  public String text() {
    return text;
  }

  /** The SHA-256 digest of the canonical text. */
  public Digest digest() {
    return Digest.of(text);
  }

  /** A fresh tree of this value; changing it does not change this value. */
  @JsonValue
  public JsonNode toTree() {
    return CanonicalJson.tree(text);
  }

  /** Tells whether this is an object. */
  public boolean isObject() {
    return text.startsWith("{");
  }

  /** The field of an object, or empty if it is missing or this is no object. */
  public Optional<Json> get(String field) {
    return Optional.ofNullable(toTree().get(field)).map(Json::of);
  }

  /**
   * The text of a field.
   *
   * @throws InvalidValueException if it is missing or no text
   */
  public String requireText(String field) {
    JsonNode node = toTree().get(field);
    Check.that(
        node != null && node.isString(), field, "must be a JSON text", "set it in the object");
    return Objects.requireNonNull(node).stringValue();
  }

  /**
   * This object with one field set.
   *
   * @throws InvalidValueException if this is no object
   */
  public Json with(String field, Object value) {
    Check.that(isObject(), field, "can only be set on a JSON object", "start from Json.EMPTY");
    ObjectNode copy = (ObjectNode) toTree();
    copy.set(field, of(value).toTree());
    return of(copy);
  }

  /**
   * This list with one item more.
   *
   * @throws InvalidValueException if this is no list
   */
  public Json plus(Object item) {
    Check.that(
        text.startsWith("["),
        "item",
        "can only be added to a JSON list",
        "start from Json.EMPTY_LIST");
    ArrayNode copy = JsonNodeFactory.instance.arrayNode().addAll((ArrayNode) toTree());
    return of(copy.add(of(item).toTree()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Json json && json.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The canonical text. */
  @Override
  public String toString() {
    return text;
  }
}
