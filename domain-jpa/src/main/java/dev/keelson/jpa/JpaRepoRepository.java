// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.Repo;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.RepoProvider;
import dev.keelson.repo.RepoRepository;
import java.util.Map;
import java.util.Optional;

final class JpaRepoRepository extends JpaRepository<Repo, RepoId, RepoRow>
    implements RepoRepository {

  JpaRepoRepository(StoreContext context) {
    super(context, Repo.TYPE, RepoRow.MAPPING, null);
  }

  @Override
  public Optional<Repo> findByFullName(RepoProvider provider, String fullName) {
    return findBy(Map.of("provider", provider, "fullName", fullName));
  }

  @Override
  public Optional<Repo> findByPath(String path) {
    return findBy(Map.of("path", path));
  }

  @Override
  public Page<Repo> findByExclusiveProject(ProjectId project, PageRequest page) {
    return page(Map.of("exclusiveProjectId", project), byId, page);
  }
}
