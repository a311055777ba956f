// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.desk.Scratch;
import dev.keelson.desk.ScratchId;
import dev.keelson.desk.ScratchRepository;
import dev.keelson.desk.ScratchType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InMemoryScratchRepository extends InMemoryRepository<Scratch, ScratchId>
    implements ScratchRepository {

  InMemoryScratchRepository(Unit unit) {
    super(unit, Scratch.TYPE, null);
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
