// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.userdata.Scratch;
import dev.keelson.userdata.ScratchId;
import dev.keelson.userdata.ScratchRepository;
import dev.keelson.userdata.ScratchType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class JpaScratchRepository extends JpaRepository<Scratch, ScratchId, ScratchRow>
    implements ScratchRepository {

  JpaScratchRepository(StoreContext context) {
    super(context, Scratch.TYPE, ScratchRow.MAPPING, null);
  }

  @Override
  public Optional<Scratch> findByKey(ScratchType type, UUID key) {
    return findBy(Map.of("type", type, "key", key));
  }

  @Override
  public Page<Scratch> findByType(ScratchType type, PageRequest page) {
    return page(Map.of("type", type), byId, page);
  }
}
