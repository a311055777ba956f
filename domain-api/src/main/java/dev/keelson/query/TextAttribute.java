// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A text. Texts are in the order of their Unicode code points, on every store. */
public final class TextAttribute<T> extends OrderedAttribute<T, String> {

  TextAttribute(String name, Function<T, @Nullable String> getter) {
    super(name, String.class, getter, Form.PLAIN);
  }

  /** It begins with {@code prefix}, case included. */
  public Condition<T> startsWith(String prefix) {
    return new Condition.Prefix<>(this, prefix);
  }
}
