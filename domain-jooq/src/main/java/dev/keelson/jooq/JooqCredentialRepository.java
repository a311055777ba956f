// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.CREDENTIAL;

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

  JooqCredentialRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public Optional<Credential> findByProvider(CredentialProvider provider) {
    return findBy(CREDENTIAL.PROVIDER.eq(provider));
  }
}
