// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.PROJECT_SECRET;

import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ProjectSecretRecord;
import dev.keelson.project.ProjectSecret;
import dev.keelson.project.ProjectSecretId;
import dev.keelson.project.ProjectSecretRepository;
import java.util.Optional;

final class JooqProjectSecretRepository
    extends JooqRepository<ProjectSecret, ProjectSecretId, ProjectSecretRecord>
    implements ProjectSecretRepository {

  private static final EntityTable<ProjectSecret, ProjectSecretId, ProjectSecretRecord> TABLE =
      EntityTable.of(ProjectSecret.TYPE, new ProjectSecretRowsImpl(), PROJECT_SECRET);

  JooqProjectSecretRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Optional<ProjectSecret> findByKey(String key) {
    return findBy(PROJECT_SECRET.KEY.eq(key));
  }
}
