// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.SANDBOX_SPEC;

import dev.keelson.jooq.generated.tables.records.SandboxSpecRecord;
import dev.keelson.workspace.SandboxSpec;
import dev.keelson.workspace.SandboxSpecId;
import dev.keelson.workspace.SandboxSpecRepository;
import java.util.Optional;

final class JooqSandboxSpecRepository
    extends JooqRepository<SandboxSpec, SandboxSpecId, SandboxSpecRecord>
    implements SandboxSpecRepository {

  private static final EntityTable<SandboxSpec, SandboxSpecId, SandboxSpecRecord> TABLE =
      EntityTable.of(SandboxSpec.TYPE, new SandboxSpecRowsImpl(), SANDBOX_SPEC);

  JooqSandboxSpecRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public Optional<SandboxSpec> findByName(String name) {
    return findBy(SANDBOX_SPEC.NAME.eq(name));
  }
}
