// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keelson.core.CachedToken;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.KeelsonException;
import dev.keelson.core.State;
import dev.keelson.query.RowType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Converts values of one type to JSON objects and back, for document stores. Fields are named like
 * the components of the record, and absent components are left out. Ids, open enums, digests,
 * actors and references to secrets are texts, and states are their wire names; JSON values are
 * embedded as they are; times are ISO texts with six decimals, so that they sort as texts;
 * durations are ISO texts too, and numbers are exact.
 *
 * <p>A value that was read equals the value that was written. Fields that are not components of the
 * record are ignored, so a document may have additional fields, and undocumented words of open
 * vocabularies are preserved.
 *
 * <p>A {@link CachedToken} is written as plain text, because a store has to keep it; nothing else
 * does that. So never log the JSON that was written.
 */
public final class Codec<T> {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addModule(
              new SimpleModule()
                  .addSerializer(
                      Instant.class,
                      new AsText<>(
                          DateTimeFormatter.ofPattern(
                                      "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                                  .withZone(ZoneOffset.UTC)
                              ::format))
                  .addSerializer(CachedToken.class, new AsText<>(CachedToken::reveal))
                  .addDeserializer(CachedToken.class, new TokenReader()))
          .build();

  private final String name;
  private final ObjectWriter writer;
  private final ObjectReader reader;

  private Codec(Class<T> type) {
    String simple = type.getSimpleName();
    name = simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
    writer = MAPPER.writerFor(type);
    reader = MAPPER.readerFor(type);
  }

  /** Returns the codec of the values of a type. */
  public static <T> Codec<T> of(RowType<T> type) {
    return of(type.type());
  }

  /** Returns the codec of a record, or of another value class of the domain. */
  public static <T> Codec<T> of(Class<T> type) {
    return new Codec<>(type);
  }

  /**
   * Writes a value as JSON.
   *
   * @throws InvalidValueException if it is larger than {@link Json} can hold, for example because
   *     of several large components
   */
  public Json write(T value) {
    return Json.parse(writer.writeValueAsString(value));
  }

  /**
   * Reads what {@link #write} wrote. The record is created by its constructor, so all of its checks
   * apply again.
   *
   * @throws InvalidValueException if something is missing, of the wrong kind, or refused by the
   *     record, naming the field
   */
  public T read(Json json) {
    try {
      return reader.readValue(json.text());
    } catch (JacksonException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof KeelsonException refusal) {
          throw refusal;
        }
      }
      throw refusal(e);
    }
  }

  /**
   * Returns the refusal without the message of the cause, which may quote what was read, and that
   * may be a secret.
   */
  private InvalidValueException refusal(JacksonException e) {
    String field =
        e.getPath().stream()
            .map(step ->
                step.getPropertyName() == null
                    ? "[%s]".formatted(step.getIndex())
                    : "." + step.getPropertyName())
            .collect(joining("", name, ""));
    Class<?> wanted = e instanceof MismatchedInputException other ? other.getTargetType() : null;
    return new InvalidValueException(field, expectation(wanted), "write it with Codec");
  }

  private static String expectation(@Nullable Class<?> wanted) {
    if (wanted == null) {
      return "must be what was written";
    } else if (State.class.isAssignableFrom(wanted)) {
      return "must be one of "
          + Arrays.stream(wanted.getEnumConstants()).map(it -> ((State) it).wireName()).toList();
    }
    return "must be a " + wanted.getSimpleName();
  }

  private static final class AsText<T> extends ValueSerializer<T> {

    private final Function<? super T, String> text;

    AsText(Function<? super T, String> text) {
      this.text = text;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeString(text.apply(value));
    }
  }

  private static final class TokenReader extends ValueDeserializer<CachedToken> {

    @Override
    public CachedToken deserialize(JsonParser in, DeserializationContext context) {
      return CachedToken.of(in.getString());
    }
  }
}
