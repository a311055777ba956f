// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

/** The part of a store that keeps repos. */
public interface RepoStore {

  /** All repos. */
  RepoRepository repos();
}
