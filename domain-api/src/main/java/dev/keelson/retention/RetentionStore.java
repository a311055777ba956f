// SPDX-License-Identifier: Apache-2.0
package dev.keelson.retention;

/** The part of a store that removes what has outlived its term. */
public interface RetentionStore {

  /** What sweeps over all projects. */
  RetentionSweep retention();
}
