// SPDX-License-Identifier: Apache-2.0
package dev.keelson.effect;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The kind of action of a side effect. An open vocabulary. */
public record EffectKind(String value) implements OpenEnum {

  /** A push to a remote repo. */
  public static final EffectKind GIT_PUSH = new EffectKind("git.push");

  /** A merge into a target branch. */
  public static final EffectKind GIT_MERGE = new EffectKind("git.merge");

  /** A pull request. */
  public static final EffectKind PULL_REQUEST = new EffectKind("pull_request.create");

  /** A deployment. */
  public static final EffectKind DEPLOYMENT = new EffectKind("deployment.create");

  public EffectKind {
    Check.line(value, "effectKind", 100);
  }

  @Override
  public String toString() {
    return value;
  }
}
