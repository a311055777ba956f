// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.workspace.SandboxSpec;
import dev.keelson.workspace.SandboxSpecId;
import dev.keelson.workspace.SandboxSpecRepository;
import java.util.Map;
import java.util.Optional;

final class JpaSandboxSpecRepository
    extends JpaRepository<SandboxSpec, SandboxSpecId, SandboxSpecRow>
    implements SandboxSpecRepository {

  JpaSandboxSpecRepository(StoreContext context) {
    super(context, SandboxSpec.TYPE, SandboxSpecRow.MAPPING, null);
  }

  @Override
  public Optional<SandboxSpec> findByName(String name) {
    return findBy(Map.of("name", name));
  }
}
