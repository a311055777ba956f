// SPDX-License-Identifier: Apache-2.0

/** The store in memory. */
module dev.keelson.memory {
  requires transitive dev.keelson.domain.api;

  exports dev.keelson.memory;
}
