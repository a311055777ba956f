// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;
import java.util.UUID;

/** Stores scratches. */
public interface ScratchRepository extends DeletingRepository<Scratch, ScratchId> {

  /** The scratch of that type about {@code key}, or empty (R002-108). */
  Optional<Scratch> findByKey(ScratchType type, UUID key);

  /** The scratches of that type, by id. */
  Page<Scratch> findByType(ScratchType type, PageRequest page);
}
