// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

/** The part of a project's store that keeps how the project is set up. */
public interface ProjectConfigStore {

  /** Which secrets its workspaces need. */
  ProjectSecretRepository secrets();

  /** What its agents know to do. */
  ProjectSkillRepository skills();

  /** Its rules. */
  PolicyRepository policies();

  /** What it is connected to. */
  IntegrationRepository integrations();
}
