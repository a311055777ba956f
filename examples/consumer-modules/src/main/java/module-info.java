// SPDX-License-Identifier: Apache-2.0

/** A program of named modules, with a store of each kind. */
module dev.keelson.examples.modules {
  requires dev.keelson.jooq;
  requires dev.keelson.jpa;
  requires dev.keelson.memory;
  requires dev.keelson.testkit;

  // For Json.of(…), which reads a record of ours.
  opens dev.keelson.examples.modules to
      tools.jackson.databind;
}
