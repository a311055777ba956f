// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stores durations in columns of milliseconds, without affecting the host's own rows. */
@Converter
public final class Millis implements AttributeConverter<Duration, Long> {

  @Override
  public @Nullable Long convertToDatabaseColumn(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  @Override
  public @Nullable Duration convertToEntityAttribute(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
