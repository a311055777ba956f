// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.PROJECT_SKILL;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ProjectSkillRecord;
import dev.keelson.project.ProjectSkill;
import dev.keelson.project.ProjectSkillId;
import dev.keelson.project.ProjectSkillRepository;
import dev.keelson.project.SkillSummary;
import java.util.List;
import java.util.Optional;

final class JooqProjectSkillRepository
    extends JooqRepository<ProjectSkill, ProjectSkillId, ProjectSkillRecord>
    implements ProjectSkillRepository {

  private static final EntityTable<ProjectSkill, ProjectSkillId, ProjectSkillRecord> TABLE =
      EntityTable.of(ProjectSkill.TYPE, new ProjectSkillRowsImpl(), PROJECT_SKILL);

  private final ProjectId project;

  JooqProjectSkillRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
    this.project = project;
  }

  @Override
  public Optional<ProjectSkill> findByName(String name) {
    return findBy(PROJECT_SKILL.NAME_NORM.eq(ProjectSkill.norm(name)));
  }

  @Override
  public Page<SkillSummary> findSummaries(PageRequest page) {
    return context.page(
        PROJECT_SKILL,
        List.of(PROJECT_SKILL.ID, PROJECT_SKILL.NAME, PROJECT_SKILL.DESCRIPTION),
        PROJECT_SKILL.PROJECT_ID.eq(project),
        page,
        byId,
        skill -> new SkillSummary(skill.getId(), skill.getName(), skill.getDescription()));
  }
}
