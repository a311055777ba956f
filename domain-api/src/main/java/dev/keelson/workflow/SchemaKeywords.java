// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import java.util.Set;

/** Which keywords of JSON Schema hold schemas, and which name documents. */
final class SchemaKeywords {

  /** Keywords that hold a schema that applies to the same value. */
  static final Set<String> IN_PLACE = Set.of("not", "if", "then", "else");

  /** Keywords that hold a list of schemas that apply to the same value. */
  static final Set<String> IN_PLACE_LISTS = Set.of("allOf", "anyOf", "oneOf");

  /** Keywords that hold a schema that applies to parts of a value. */
  static final Set<String> OF_PARTS =
      Set.of(
          "additionalProperties",
          "unevaluatedProperties",
          "propertyNames",
          "items",
          "additionalItems",
          "unevaluatedItems",
          "contains",
          "contentSchema");

  /** Keywords that hold schemas by name. */
  static final Set<String> MAPS =
      Set.of(
          "properties",
          "patternProperties",
          "dependentSchemas",
          "dependencies",
          "$defs",
          "definitions");

  /** Keywords that only define schemas, which apply where they are referred to. */
  static final Set<String> DEFINING = Set.of("$defs", "definitions");

  /** Keywords that give names to schemas, or refer to those that others give. */
  static final Set<String> NAMING =
      Set.of(
          "$id",
          "$anchor",
          "$dynamicAnchor",
          "$dynamicRef",
          "$recursiveAnchor",
          "$recursiveRef",
          "$vocabulary");

  private SchemaKeywords() {}
}
