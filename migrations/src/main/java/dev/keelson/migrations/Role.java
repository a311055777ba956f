// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

/**
 * What a database role may do in Keelson's schema. The role that runs the migrations owns
 * everything, and needs no grants.
 */
public enum Role {
  /** Reads everything, and writes all that a store writes; changes no table and no lifecycle. */
  CONTROL
}
