// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

/** The part of a store that keeps projects. */
public interface ProjectStore {

  /** All projects. */
  ProjectRepository projects();
}
