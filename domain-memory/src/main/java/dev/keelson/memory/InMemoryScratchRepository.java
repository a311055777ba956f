// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.userdata.Scratch;
import dev.keelson.userdata.ScratchId;
import dev.keelson.userdata.ScratchRepository;
import dev.keelson.userdata.ScratchType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InMemoryScratchRepository extends InMemoryRepository<Scratch, ScratchId>
    implements ScratchRepository {

  InMemoryScratchRepository(StoreContext context) {
    super(context, Scratch.TYPE, null);
  }

  @Override
  public Optional<Scratch> findByKey(ScratchType type, UUID key) {
    return findBy("type_key", List.of(type, key));
  }

  @Override
  public Page<Scratch> findByType(ScratchType type, PageRequest page) {
    return page(byId, page, scratch -> scratch.type().equals(type));
  }
}
