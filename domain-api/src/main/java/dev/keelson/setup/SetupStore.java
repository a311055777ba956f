// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

/** The part of a store that keeps how the host is set up. */
public interface SetupStore {

  /** The host's configuration. */
  SystemConfigRepository systemConfig();

  /** What the host knows of its credentials. */
  CredentialRepository credentials();

  /** Where the host's app is installed. */
  GitHubAppInstallationRepository gitHubAppInstallations();
}
