// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The subject of a policy (R001-101). An open vocabulary. */
public record PolicyKey(String value) implements OpenEnum {

  /**
   * What needs approval (R001-98). Its {@code effects}, a list of texts that must be there, name
   * the kinds of side effects that are intended only with an approval; {@code *} names all. The
   * rest of its value is the host's.
   */
  public static final PolicyKey REQUIRE_APPROVAL = new PolicyKey("require_approval");

  /** How long checks may take (R001-99). */
  public static final PolicyKey CI_TIMEOUT = new PolicyKey("ci_timeout");

  /** How changes are merged (R001-100). */
  public static final PolicyKey MERGE_STRATEGY = new PolicyKey("merge_strategy");

  public PolicyKey {
    Check.word(value, "policyKey", PolicyKey.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
