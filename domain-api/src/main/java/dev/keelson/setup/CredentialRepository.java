// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores the metadata of the host's credentials. */
public final class CredentialRepository extends DeletingRepository<Credential, CredentialId> {

  /** Creates the repository in {@code context}. */
  public CredentialRepository(RepositoryContext context) {
    super(Credential.TYPE, context);
  }

  /** Returns the credential for that provider, or empty. */
  public Optional<Credential> findByProvider(CredentialProvider provider) {
    return first(type.where(Credential.PROVIDER.is(provider)));
  }
}
