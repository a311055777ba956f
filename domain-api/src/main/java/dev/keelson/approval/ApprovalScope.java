// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/**
 * The kind of action that an approval allows (R003-67). For a side effect it is the {@link
 * dev.keelson.effect.EffectKind kind} of that. An open vocabulary.
 */
public record ApprovalScope(String value) implements OpenEnum {

  /** To push to a repo. */
  public static final ApprovalScope REPO_PUSH = new ApprovalScope("repo.push");

  /** To merge into a protected branch. */
  public static final ApprovalScope REPO_MERGE = new ApprovalScope("repo.merge");

  /** To create infrastructure. */
  public static final ApprovalScope INFRA_PROVISION = new ApprovalScope("infra.provision");

  /** To deploy to production. */
  public static final ApprovalScope DEPLOY_PRODUCTION = new ApprovalScope("deploy.production");

  public ApprovalScope {
    Check.word(value, "approvalScope", ApprovalScope.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
