// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The purpose of a support agent (R000-130). An open vocabulary. */
public record SupportAgentType(String value) implements OpenEnum {

  /** It answers and sorts issues. */
  public static final SupportAgentType GITHUB_ISSUE_BOT = new SupportAgentType("github_issue_bot");

  /** It reviews pull requests. */
  public static final SupportAgentType PR_REVIEW_BOT = new SupportAgentType("pr_review_bot");

  /** It keeps dependencies up to date. */
  public static final SupportAgentType DEPENDENCY_BOT = new SupportAgentType("dependency_bot");

  public SupportAgentType {
    Check.word(value, "supportAgentType", SupportAgentType.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
