// SPDX-License-Identifier: Apache-2.0
package dev.keelson.setup;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

/** Stores what the host knows of its credentials. */
public interface CredentialRepository extends DeletingRepository<Credential, CredentialId> {

  /** The credential for that provider, or empty. */
  Optional<Credential> findByProvider(CredentialProvider provider);

  /** All credentials, by id, which is the order in which they were made. */
  Page<Credential> findAll(PageRequest page);
}
