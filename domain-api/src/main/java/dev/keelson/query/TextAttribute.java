// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A text attribute. Texts are ordered by Unicode code points, on every store. */
public final class TextAttribute<T> extends OrderedAttribute<T, String> {

  TextAttribute(String name, Function<T, @Nullable String> getter) {
    super(name, String.class, getter, Form.PLAIN);
  }

  /** Returns the condition that it begins with {@code prefix}, case-sensitive. */
  public Condition<T> startsWith(String prefix) {
    return new Condition.Prefix<>(this, prefix);
  }
}
