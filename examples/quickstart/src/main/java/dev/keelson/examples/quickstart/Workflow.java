// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.Digest;
import dev.keelson.core.Json;
import java.util.List;

/**
 * A workflow as data. A run stores its name, revision and digest, so that it stays known what a run
 * followed, also when the definition has moved on.
 *
 * @param revision counts the changes of the definition, from 1
 * @param steps in the order in which they are done
 */
record Workflow(String name, int revision, List<Step> steps) {

  static final String PREPARE = "prepare";
  static final String SETUP = "setup";
  static final String AGENT = "agent";
  static final String CHECK = "check";
  static final String APPROVE = "approve";
  static final String MERGE = "merge";

  /** A change of a repository by an agent, merged when it passes its check and a person agrees. */
  static final Workflow CHANGE =
      new Workflow(
          "change-a-repository",
          1,
          List.of(
              new Step(PREPARE, "Prepare a worktree on a fresh branch", "git"),
              new Step(SETUP, "Run the set-up command", "shell"),
              new Step(AGENT, "Run the agent command", "shell"),
              new Step(CHECK, "Run the check command", "shell"),
              new Step(APPROVE, "Request approval to merge", "person"),
              new Step(MERGE, "Merge", "git")));

  /**
   * One step.
   *
   * @param key its name for programs
   * @param name its name for people
   * @param capability what whoever does it must be able to do
   */
  record Step(String key, String name, String capability) {}

  /** The digest of this definition. */
  Digest digest() {
    return Json.of(this).digest();
  }
}
