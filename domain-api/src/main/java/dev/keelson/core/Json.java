// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An immutable JSON value in canonical form: keys sorted, no white space, every number in its
 * shortest exact form. Equivalent values are equal and have the same {@link #digest}, also after a
 * round trip through {@code jsonb}.
 *
 * <p>Duplicate keys, NUL characters, unpaired surrogates, numbers of more than 400 digits, nesting
 * of more than {@value #MAX_DEPTH} levels and texts of more than {@value #MAX_LENGTH} characters
 * are refused, because some stores or readers could not hold them unchanged.
 */
@JsonDeserialize(using = CanonicalJson.AsItStands.class)
public final class Json {

  /** The maximum length of the canonical text, in characters. */
  public static final int MAX_LENGTH = 4 * 1024 * 1024;

  /** The most levels of objects and lists in each other. */
  public static final int MAX_DEPTH = 500;

  /** The empty object, which is the default wherever a field holds an object. */
  public static final Json EMPTY = new Json("{}");

  /** The empty list. */
  public static final Json EMPTY_LIST = new Json("[]");

  private final String text;

  private Json(String canonical) {
    text = canonical;
  }

  /**
   * Reads JSON text.
   *
   * @throws InvalidValueException if it is malformed or refused, with the place and the reason
   */
  public static Json parse(String text) {
    return new Json(CanonicalJson.ofText(Check.present(text, "text")));
  }

  /**
   * Converts maps, lists, texts, numbers, booleans and records to JSON. Ids, open enums, states,
   * actors and digests become texts.
   *
   * @throws InvalidValueException if {@code value} can't be converted
   */
  public static Json of(Object value) {
    return value instanceof Json json
        ? json
        : new Json(CanonicalJson.ofValue(Check.present(value, "value")));
  }

  /**
   * Like {@link #parse}, for JSON that comes from outside and must not be lost: NUL and unpaired
   * surrogates become U+FFFD. Keys that are or become the same are numbered, in their order: {@code
   * a}, {@code a (2)}. Keys of more than 10,000 characters are cut, and end with a mark that says
   * how much is missing. Numbers of more than 400 digits become texts. A mark in a text stands for
   * what is nested deeper than {@value #MAX_DEPTH} levels.
   *
   * @throws InvalidValueException if it is malformed or too long
   */
  public static Json parseContent(String text) {
    return new Json(CanonicalJson.ofContent(Check.present(text, "text")));
  }

  /**
   * Like {@link #of}, for values whose texts come from outside and must not be lost: see {@link
   * #parseContent}.
   *
   * @throws InvalidValueException if {@code value} can't be converted
   */
  public static Json ofContent(Object value) {
    return new Json(CanonicalJson.ofContentOf(Check.present(value, "value")));
  }

  /** Returns the canonical text. */
  public String text() {
    return text;
  }

  /** Returns the SHA-256 digest of the canonical text. */
  public Digest digest() {
    return Digest.of(text);
  }

  /** Returns a new tree of this value; changing the tree does not change this value. */
  @JsonValue
  public JsonNode toTree() {
    return CanonicalJson.tree(text);
  }

  /** Returns whether this is an object. */
  public boolean isObject() {
    return text.startsWith("{");
  }

  /** Returns a field of this object, or empty if it is missing or this is not an object. */
  public Optional<Json> get(String field) {
    Check.present(field, "field");
    return Optional.ofNullable(toTree().get(field)).map(Json::of);
  }

  /**
   * Returns the text of a field.
   *
   * @throws InvalidValueException if it is missing or not a text
   */
  public String requireText(String field) {
    JsonNode node = toTree().get(field);
    Check.that(
        node != null && node.isString(), field, "must be a JSON text", "set it in the object");
    return Check.present(node, "node").stringValue();
  }

  /**
   * Returns this object with one field set.
   *
   * @throws InvalidValueException if this is not an object
   */
  public Json with(String field, Object value) {
    Check.present(field, "field");
    Check.that(isObject(), field, "can only be set on a JSON object", "start from Json.EMPTY");
    ObjectNode copy = (ObjectNode) toTree();
    copy.set(field, of(value).toTree());
    return of(copy);
  }

  /**
   * Returns this list with one item appended.
   *
   * @throws InvalidValueException if this is not a list
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

  /** Returns the canonical text. */
  @Override
  public String toString() {
    return text;
  }
}
