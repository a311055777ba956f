// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An attribute that is a list of texts, for example labels. */
public final class ListAttribute<T> extends Attribute<T, List<String>> {

  @SuppressWarnings("unchecked") // there is no class of lists of texts
  ListAttribute(String name, Function<T, @Nullable List<String>> getter) {
    super(name, (Class<List<String>>) (Class<?>) List.class, getter);
  }

  /** Returns the condition that the list contains {@code element}. */
  public Condition<T> contains(String element) {
    return new Condition.Contains<>(this, element);
  }
}
