// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes JSON so that equal values have equal texts, and refuses what {@code jsonb} could not give
 * back.
 */
final class CanonicalJson {

  private static final int MAX_DIGITS = 400;

  /** How long a number may be as it is written, with zeros that say nothing. */
  static final int MAX_WRITTEN = 1000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .enable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          // as a bare word, which reading refuses; else NaN would become a text
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .addModule(new SimpleModule().addSerializer(Json.class, new AsItIs()))
          .build();

  private CanonicalJson() {}

  static String ofText(String text) {
    return ofText(text, MAPPER::readTree);
  }

  /** Like {@link #ofText(String)}, of what {@link JsonContent} makes of it. */
  static String ofContent(String text) {
    return ofText(text, JsonContent::read);
  }

  private static String ofText(String text, Function<String, JsonNode> reading) {
    try {
      return write(reading.apply(text));
    } catch (NumberFormatException e) {
      throw tooLong();
    } catch (JacksonException e) {
      // the parser's own message may quote the input, and the input may hold a secret
      throw malformed(
          "it is malformed at line %s, column %s"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
    }
  }

  static String ofValue(Object value) {
    return ofText(written(value));
  }

  static String ofContentOf(Object value) {
    return ofContent(written(value));
  }

  /** Through text, so that floats of Java become decimals and odd node types plain ones. */
  private static String written(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JacksonException e) {
      throw malformed(
          "a value of type %s can't be written as JSON, or is nested deeper than %s levels"
              .formatted(value.getClass().getName(), Json.MAX_DEPTH));
    }
  }

  static JsonNode tree(String canonical) {
    return MAPPER.readTree(canonical);
  }

  private static String write(JsonNode node) {
    if (node.isMissingNode()) {
      throw malformed("the text is empty");
    }
    check(node);
    LimitedText text = new LimitedText();
    MAPPER.writeValue(text, node);
    return text.toString();
  }

  private static void check(JsonNode node) {
    if (node.isNumber()) {
      if (isTooLong(node.decimalValue())) {
        throw tooLong();
      }
    } else if (node.isString()) {
      Check.text(node.stringValue(), "json", Json.MAX_LENGTH);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Check.text(field.getKey(), "json key", Json.MAX_LENGTH);
    }
    node.values().forEach(CanonicalJson::check);
  }

  static boolean isTooLong(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS
        || number.scale() > MAX_DIGITS;
  }

  private static InvalidValueException tooLong() {
    return new InvalidValueException(
        "json",
        "must hold numbers of at most %s digits".formatted(MAX_DIGITS),
        "send a longer one as text");
  }

  private static InvalidValueException malformed(String why) {
    return new InvalidValueException(
        "json", "must be well-formed JSON without duplicate keys", why);
  }

  /**
   * Takes as many characters as {@link Json} can hold, and refuses the next: a short number may be
   * long when it is written out, and many of them would fill the memory before they are counted.
   */
  private static final class LimitedText extends StringWriter {

    @Override
    public void write(char[] chars, int offset, int length) {
      expect(length);
      super.write(chars, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) {
      expect(length);
      super.write(text, offset, length);
    }

    private void expect(int more) {
      Check.that(
          getBuffer().length() + more <= Json.MAX_LENGTH,
          "json",
          "must have at most %s characters".formatted(Json.MAX_LENGTH),
          "store large contents elsewhere, and their address here");
    }
  }

  /** Writes JSON that stands inside of another value, faster than by its tree. */
  private static final class AsItIs extends ValueSerializer<Json> {
    @Override
    public void serialize(Json json, JsonGenerator out, SerializationContext context) {
      out.writeRawValue(json.text());
    }
  }

  /** Reads JSON that stands inside of another value, to the last digit whatever reads that. */
  static final class AsItStands extends ValueDeserializer<Json> {

    @Override
    public Json deserialize(JsonParser in, DeserializationContext context) {
      StringWriter text = new StringWriter();
      try (JsonGenerator out = MAPPER.createGenerator(text)) {
        copy(in, out);
      }
      return Json.parse(text.toString());
    }

    /**
     * Copies the current value; types that are read through their JSON arrive here after the
     * opening bracket.
     */
    private static void copy(JsonParser in, JsonGenerator out) {
      if (!in.hasToken(JsonToken.PROPERTY_NAME) && !in.hasToken(JsonToken.END_OBJECT)) {
        out.copyCurrentStructureExact(in);
        return;
      }
      out.writeStartObject();
      while (!in.hasToken(JsonToken.END_OBJECT)) {
        out.copyCurrentStructureExact(in);
        in.nextToken();
      }
      out.writeEndObject();
    }

    /** Returns the JSON value null, which is a value like others, unlike an absent field. */
    @Override
    public Json getNullValue(DeserializationContext context) {
      return Json.parse("null");
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }
}
