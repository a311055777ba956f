// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The estimated effort of an issue. An open vocabulary. */
public record IssueComplexity(String value) implements OpenEnum {

  /** It is done in minutes. */
  public static final IssueComplexity TRIVIAL = new IssueComplexity("trivial");

  /** It is done in one place. */
  public static final IssueComplexity SIMPLE = new IssueComplexity("simple");

  /** It touches several places. */
  public static final IssueComplexity MODERATE = new IssueComplexity("moderate");

  /** It needs a plan first. */
  public static final IssueComplexity COMPLEX = new IssueComplexity("complex");

  public IssueComplexity {
    Check.word(value, "issueComplexity", IssueComplexity.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
