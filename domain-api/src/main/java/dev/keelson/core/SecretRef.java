// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names a secret without holding it: an environment variable or a path in a secret manager. There
 * is no type for the values of secrets, so that they can't be stored (R000-03, R000-30, R001-13,
 * R003-04).
 */
public record SecretRef(@JsonValue String name) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./:@-]{0,199}");

  public SecretRef {
    Check.present(name, "secretRef.name");
    SecretScanner.check(name, "secretRef");
    Check.that(
        NAME.matcher(name).matches(),
        "secretRef",
        "must be the name of an environment variable or a manager path",
        "give the secret's name, never its value");
  }

  @Override
  public String toString() {
    return name;
  }
}
