// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The documented words of open vocabularies, the public constants of their types, which other words
 * must not be mistaken for. A vocabulary that its module does not export to this one has none.
 */
final class Words {

  private static final Map<Class<?>, Words> KNOWN = new ConcurrentHashMap<>();
  private static final Pattern BETWEEN = Pattern.compile("[ ._-]");

  private final Map<String, String> bySpelling = new HashMap<>();

  private Words() {}

  /** Returns the documented word that {@code value} is in another spelling, or null. */
  static @Nullable String meant(Class<? extends OpenEnum> vocabulary, String value) {
    Words known = KNOWN.get(vocabulary);
    if (known == null) {
      known = of(vocabulary);
      if (known == null) {
        return null;
      }
      KNOWN.put(vocabulary, known);
    }
    String word = known.bySpelling.get(value);
    word = word == null ? known.bySpelling.get(spelling(value)) : word;
    return value.equals(word) ? null : word;
  }

  /** Returns the constants of a vocabulary; null while they are being made. */
  private static @Nullable Words of(Class<? extends OpenEnum> vocabulary) {
    Words words = new Words();
    for (Field field : vocabulary.getFields()) {
      if (field.getType() == vocabulary
          && Modifier.isStatic(field.getModifiers())
          && field.canAccess(null)) {
        OpenEnum constant = read(field);
        if (constant == null) {
          return null;
        }
        words.bySpelling.put(constant.value(), constant.value());
        words.bySpelling.put(spelling(constant.value()), constant.value());
      }
    }
    return words;
  }

  private static @Nullable OpenEnum read(Field constant) {
    try {
      return (OpenEnum) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(constant + " must be a constant that can be read", e);
    }
  }

  private static String spelling(String word) {
    return BETWEEN.matcher(Seen.key(word)).replaceAll("");
  }
}
