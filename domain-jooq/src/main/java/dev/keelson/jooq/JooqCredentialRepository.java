// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.noCondition;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.jooq.generated.tables.records.CredentialRecord;
import dev.keelson.setup.Credential;
import dev.keelson.setup.CredentialId;
import dev.keelson.setup.CredentialProvider;
import dev.keelson.setup.CredentialRepository;
import java.util.Optional;

final class JooqCredentialRepository
    extends JooqRepository<Credential, CredentialId, CredentialRecord>
    implements CredentialRepository {

  private static final EntityTable<Credential, CredentialId, CredentialRecord> TABLE =
      EntityTable.of(Credential.TYPE, new CredentialRowsImpl(), CREDENTIAL);
  private static final Order<CredentialRecord> BY_ID = Order.by(CREDENTIAL.ID);

  JooqCredentialRepository(Unit unit) {
    super(unit, TABLE, null);
  }

  @Override
  public Optional<Credential> findByProvider(CredentialProvider provider) {
    return findBy(CREDENTIAL.PROVIDER.eq(provider));
  }

  @Override
  public Page<Credential> findAll(PageRequest page) {
    return page(noCondition(), page, BY_ID);
  }
}
