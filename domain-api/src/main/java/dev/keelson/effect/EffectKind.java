// SPDX-License-Identifier: Apache-2.0
package dev.keelson.effect;

import dev.keelson.approval.ApprovalScope;
import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;
import java.util.regex.Pattern;

/**
 * The kind of action of a side effect, which is the scope of an approval that allows it. An open
 * vocabulary.
 *
 * @param value lower-case letters and digits, in parts that are separated by dots, underscores or
 *     hyphens; at most 100 characters. One kind has one spelling, so that no other one goes around
 *     a policy
 */
public record EffectKind(String value) implements OpenEnum {

  private static final Pattern WORD = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

  /** A push to a remote repo. */
  public static final EffectKind REPO_PUSH = new EffectKind("repo.push");

  /** A merge into a target branch. */
  public static final EffectKind REPO_MERGE = new EffectKind("repo.merge");

  /** A pull request. */
  public static final EffectKind PULL_REQUEST = new EffectKind("pull_request.create");

  /** A deployment. */
  public static final EffectKind DEPLOYMENT = new EffectKind("deployment.create");

  public EffectKind {
    Check.word(value, "effectKind", EffectKind.class);
    Check.that(
        WORD.matcher(value).matches(),
        "effectKind",
        "must be lower-case letters and digits, in parts separated by dots, underscores or hyphens",
        "for example repo.push");
  }

  /** Returns the scope of an approval that allows it. */
  public ApprovalScope scope() {
    return new ApprovalScope(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
