// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.setup.Credential;
import dev.keelson.setup.CredentialId;
import dev.keelson.setup.CredentialProvider;
import dev.keelson.setup.CredentialRepository;
import java.util.Optional;

final class InMemoryCredentialRepository extends InMemoryRepository<Credential, CredentialId>
    implements CredentialRepository {

  InMemoryCredentialRepository(Unit unit) {
    super(unit, Credential.TYPE, null);
  }

  @Override
  public Optional<Credential> findByProvider(CredentialProvider provider) {
    return findBy("provider", provider);
  }

  @Override
  public Page<Credential> findAll(PageRequest page) {
    return page(byId, page, any -> true);
  }
}
