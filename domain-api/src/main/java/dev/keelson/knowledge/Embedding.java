// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.core.Check;
import java.util.Arrays;

/** What a model makes of a text: a direction in a space of many dimensions. Immutable. */
public final class Embedding {

  private final float[] values;
  private final double length;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  private Embedding(float[] values) {
    this.values = values;
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    length = Math.sqrt(sum);
    Check.that(
        Double.isFinite(length) && length > 0,
        "embedding",
        "must have finite numbers, not all of them 0",
        "embed a text that is not empty");
  }

  /** An embedding of these numbers. */
  public static Embedding of(float... values) {
    return new Embedding(values.clone());
  }

  /** How many numbers it has. */
  public int dimension() {
    return values.length;
  }

  /** Its numbers, in an array of the caller's own. */
  @JsonValue
  public float[] values() {
    return values.clone();
  }

  /**
   * The cosine of the angle to another one: 1 for the same direction, 0 for unrelated ones, -1 for
   * the opposite.
   *
   * @throws dev.keelson.core.InvalidValueException if it has another dimension
   */
  public double cosine(Embedding other) {
    other.requireDimension(dimension());
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return Math.clamp(sum / length / other.length, -1.0, 1.0);
  }

  /** For indexes: refuses an embedding that does not fit in. */
  public void requireDimension(int dimension) {
    Check.that(
        dimension() == dimension,
        "embedding.dimension",
        "must be " + dimension,
        "it is %d; use one model for all of an index".formatted(dimension()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Its dimension; the numbers tell people nothing. */
  @Override
  public String toString() {
    return "Embedding[%d]".formatted(dimension());
  }
}
