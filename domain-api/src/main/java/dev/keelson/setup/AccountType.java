// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The type of an account on a code host (R000-35). An open vocabulary. */
public record AccountType(String value) implements OpenEnum {

  /** A person. */
  public static final AccountType USER = new AccountType("user");

  /** An organisation. */
  public static final AccountType ORGANIZATION = new AccountType("organization");

  public AccountType {
    Check.word(value, "accountType", AccountType.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
