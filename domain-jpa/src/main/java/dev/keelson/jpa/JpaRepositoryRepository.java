// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryId;
import dev.keelson.repository.RepositoryProvider;
import dev.keelson.repository.RepositoryRepository;
import java.util.Map;
import java.util.Optional;

final class JpaRepositoryRepository extends JpaRepository<Repository, RepositoryId, RepositoryRow>
    implements RepositoryRepository {

  JpaRepositoryRepository(Unit unit) {
    super(unit, Repository.TYPE, RepositoryRow.MAPPING, null);
  }

  @Override
  public Optional<Repository> findByFullName(RepositoryProvider provider, String fullName) {
    return findBy(Map.of("provider", provider, "fullName", fullName));
  }

  @Override
  public Optional<Repository> findByPath(String path) {
    return findBy(Map.of("path", path));
  }

  @Override
  public Page<Repository> findByExclusiveProject(ProjectId project, PageRequest page) {
    return page(Map.of("exclusiveProjectId", project), byId, page);
  }
}
