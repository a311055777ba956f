// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;
import java.util.UUID;

/** Stores scratches. */
public final class ScratchRepository extends DeletingRepository<Scratch, ScratchId> {

  /** Creates the repository in {@code context}. */
  public ScratchRepository(RepositoryContext context) {
    super(Scratch.TYPE, context);
  }

  /** Returns the scratch of that type with that key, or empty (R002-108). */
  public Optional<Scratch> findByKey(ScratchType type, UUID key) {
    return first(this.type.where(Scratch.SCRATCH_TYPE.is(type), Scratch.KEY.is(key)));
  }

  /** Returns the scratches of that type, oldest first. */
  public Page<Scratch> findByType(ScratchType type, PageRequest page) {
    return page(this.type.where(Scratch.SCRATCH_TYPE.is(type)), page);
  }
}
