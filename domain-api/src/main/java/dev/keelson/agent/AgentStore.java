// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

/** The part of a store that keeps agents. */
public interface AgentStore {

  /** All agents. */
  AgentRepository agents();
}
