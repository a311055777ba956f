// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

/** The part of a project's store that keeps pull requests and merges. */
public interface ChangeStore {

  /** The project's pull requests. */
  PullRequestRepository pullRequests();

  /** The merges of the project's workspaces. */
  MergeRepository merges();
}
