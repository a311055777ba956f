// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import java.util.Optional;

/** Stores sandbox specifications, which all projects share. */
public interface SandboxSpecRepository extends Repository<SandboxSpec, SandboxSpecId> {

  /** The specification of that name, or empty. */
  Optional<SandboxSpec> findByName(String name);

  /** All specifications, by id, which is the order in which they were made. */
  Page<SandboxSpec> findAll(PageRequest page);
}
