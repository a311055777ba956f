// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

/**
 * What a database role may do in Keelson's schema. The role that runs the migrations owns
 * everything, and needs no grants.
 */
public enum Role {
  /**
   * The host: reads everything, and writes all that a store writes; changes no table and no
   * lifecycle. It may sign as anybody, so who its user is, is its word.
   */
  CONTROL,
  /**
   * Processes of agents: reads everything, and writes what comes of work. It signs as an agent or
   * the system only; it can't decide on approvals, change what projects, agents and the host are
   * set up with, or delete work.
   */
  WORK
}
