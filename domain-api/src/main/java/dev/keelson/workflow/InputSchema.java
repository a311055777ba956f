// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.regex.RegularExpression;
import dev.keelson.core.Check;
import dev.keelson.core.Json;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Validates values against JSON Schema 2020-12. Nothing is ever fetched: a schema that refers to
 * another document is refused when it is defined, and so is one whose use has no bound.
 */
final class InputSchema {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry
                  .schemaCacheEnabled(false)
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .regularExpressionFactory(InputSchema::pattern)
                          .build()));
  private static final Schema OF_SCHEMAS =
      REGISTRY.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

  private static final int MAX_LENGTH = 100_000;

  private InputSchema() {}

  /** Checks that {@code schema} is a valid schema whose use is bounded. */
  static void checkSchema(Json schema, String field) {
    Check.that(schema.isObject(), field, "must be a JSON object", "use {} to allow everything");
    Check.that(
        schema.text().length() <= MAX_LENGTH,
        field,
        "must have at most %s characters".formatted(MAX_LENGTH),
        "it has " + schema.text().length());
    JsonNode tree = schema.toTree();
    SchemaCheck.check(tree, field);
    List<Error> errors = OF_SCHEMAS.validate(tree);
    Check.that(errors.isEmpty(), field, "must be a JSON Schema (2020-12)", places(errors));
  }

  /**
   * Checks that a value is valid for the schema; the refusal names the places and the rules but no
   * values.
   */
  static void check(Json schema, Json value, String field) {
    JsonNode tree = schema.toTree();
    JsonNode values = value.toTree();
    SchemaWork.check(tree, values, field);
    try {
      List<Error> errors = REGISTRY.getSchema(tree).validate(values);
      Check.that(
          errors.isEmpty(),
          field,
          "must be valid for the definition's input schema",
          places(errors));
    } catch (SchemaException e) {
      Check.that(
          false,
          field,
          "can't be checked by the definition's input schema",
          "let the schema refer to nothing outside of itself");
    }
  }

  private static RegularExpression pattern(String text) {
    Pattern pattern = SchemaPatterns.compile(text, "run.inputs");
    return value -> SchemaPatterns.find(pattern, value, "run.inputs");
  }

  /**
   * Returns the places of the errors. The library's own messages quote values, which may be
   * secrets.
   */
  private static String places(List<Error> errors) {
    return "look at "
        + String.join(
            ", ",
            errors.stream()
                .map(error ->
                    "%s at %s"
                        .formatted(
                            error.getKeyword(),
                            error.getInstanceLocation().toString().isEmpty()
                                ? "the top"
                                : error.getInstanceLocation()))
                .distinct()
                .limit(5)
                .toList());
  }
}
