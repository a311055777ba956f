// SPDX-License-Identifier: Apache-2.0
package dev.keelson.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.core.Check;
import java.util.Arrays;

/**
 * The embedding that a model computes for a text: a direction in a high-dimensional space.
 * Immutable.
 */
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

  /** Returns an embedding of these components. */
  public static Embedding of(float... values) {
    Check.present(values, "values");
    return new Embedding(values.clone());
  }

  /** Returns the number of its components. */
  public int dimension() {
    return values.length;
  }

  /** Returns a copy of its components. */
  @JsonValue
  public float[] values() {
    return values.clone();
  }

  /**
   * Returns the cosine of the angle to another embedding: 1 for the same direction, 0 for unrelated
   * ones, -1 for the opposite.
   *
   * @throws dev.keelson.core.InvalidValueException if it has another dimension
   */
  public double cosine(Embedding other) {
    Check.present(other, "other");
    other.requireDimension(dimension());
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return Math.clamp(sum / length / other.length, -1.0, 1.0);
  }

  /** Checks that this embedding has the dimension of an index; for authors of indexes. */
  public void requireDimension(int dimension) {
    Check.that(
        dimension() == dimension,
        "embedding.dimension",
        "must be " + dimension,
        "it is %s; use one model for all of an index".formatted(dimension()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Returns a text with the dimension only. */
  @Override
  public String toString() {
    return "Embedding[%s]".formatted(dimension());
  }
}
