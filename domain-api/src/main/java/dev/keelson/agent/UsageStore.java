// SPDX-License-Identifier: Apache-2.0
package dev.keelson.agent;

/** The part of a project's store that keeps the use of models. */
public interface UsageStore {

  /** The ledger of model calls. */
  UsageLedger usage();
}
