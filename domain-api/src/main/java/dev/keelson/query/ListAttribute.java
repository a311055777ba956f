// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list of texts, labels for one. */
public final class ListAttribute<T> extends Attribute<T, List<String>> {

  @SuppressWarnings("unchecked") // there is no class of lists of texts
  ListAttribute(String name, Function<T, @Nullable List<String>> getter) {
    super(name, (Class<List<String>>) (Class<?>) List.class, getter);
  }

  /** {@code element} is in the list. */
  public Condition<T> contains(String element) {
    return new Condition.Contains<>(this, Objects.requireNonNull(element, "element"));
  }
}
