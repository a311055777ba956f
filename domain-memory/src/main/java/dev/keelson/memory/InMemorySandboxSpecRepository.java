// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.workspace.SandboxSpec;
import dev.keelson.workspace.SandboxSpecId;
import dev.keelson.workspace.SandboxSpecRepository;
import java.util.Optional;

final class InMemorySandboxSpecRepository extends InMemoryRepository<SandboxSpec, SandboxSpecId>
    implements SandboxSpecRepository {

  InMemorySandboxSpecRepository(StoreContext context) {
    super(context, SandboxSpec.TYPE, null);
  }

  @Override
  public Optional<SandboxSpec> findByName(String name) {
    return findBy("name", name);
  }
}
