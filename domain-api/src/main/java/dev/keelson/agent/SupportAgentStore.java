// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

/** The part of a project's store that keeps its support agents. */
public interface SupportAgentStore {

  /** Its support agents. */
  SupportAgentConfigRepository supportAgents();
}
