// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** What a sandbox job does (R003-78). An open vocabulary. */
public record JobType(String value) implements OpenEnum {

  /** Clones a repo. */
  public static final JobType REPO_CLONE = new JobType("repo.clone");

  /** Runs tests. */
  public static final JobType VERIFY_TEST = new JobType("verify.test");

  /** Builds. */
  public static final JobType VERIFY_BUILD = new JobType("verify.build");

  public JobType {
    Check.word(value, "jobType", JobType.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
