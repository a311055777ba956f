// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

/** The part of a store that keeps what sandboxes are made from. */
public interface SandboxStore {

  /** All sandbox specifications. */
  SandboxSpecRepository sandboxSpecs();
}
