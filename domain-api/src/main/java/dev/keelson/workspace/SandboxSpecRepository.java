// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores sandbox specifications, which all projects share. */
public final class SandboxSpecRepository extends Repository<SandboxSpec, SandboxSpecId> {

  /** Creates the repository in {@code context}. */
  public SandboxSpecRepository(RepositoryContext context) {
    super(SandboxSpec.TYPE, context);
  }

  /** Returns the specification with that name, or empty. */
  public Optional<SandboxSpec> findByName(String name) {
    return first(type.where(SandboxSpec.NAME.is(name)));
  }
}
