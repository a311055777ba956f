// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The provider that a credential is for (R000-22). An open vocabulary. */
public record CredentialProvider(String value) implements OpenEnum {

  /** Anthropic. */
  public static final CredentialProvider ANTHROPIC = new CredentialProvider("anthropic");

  /** OpenAI. */
  public static final CredentialProvider OPENAI = new CredentialProvider("openai");

  /** Google. */
  public static final CredentialProvider GOOGLE = new CredentialProvider("google");

  /** GitHub, as an app. */
  public static final CredentialProvider GITHUB_APP = new CredentialProvider("github_app");

  /** GitHub, through a personal access token. */
  public static final CredentialProvider GITHUB_PAT = new CredentialProvider("github_pat");

  /** The provider of remote sandboxes. */
  public static final CredentialProvider SPRITES = new CredentialProvider("sprites");

  public CredentialProvider {
    Check.word(value, "credentialProvider", CredentialProvider.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
