// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.project.ProjectSkill;
import dev.keelson.project.ProjectSkillId;
import dev.keelson.project.ProjectSkillRepository;
import dev.keelson.project.SkillSummary;
import java.util.Map;
import java.util.Optional;

final class JpaProjectSkillRepository
    extends JpaRepository<ProjectSkill, ProjectSkillId, ProjectSkillRow>
    implements ProjectSkillRepository {

  private static final Order<SkillSummary> BY_ID =
      Order.by("id", SkillSummary::id, ProjectSkillId::parse);

  private final Finder<SkillSummary, SkillSummaryRow> summaries;

  JpaProjectSkillRepository(StoreContext context, ProjectId project) {
    super(context, ProjectSkill.TYPE, ProjectSkillRow.MAPPING, project);
    summaries = new Finder<>(context.sessions(), SkillSummaryRow.MAPPING, project);
  }

  @Override
  public Optional<ProjectSkill> findByName(String name) {
    return findBy(Map.of("nameNorm", ProjectSkill.norm(name)));
  }

  @Override
  public Page<SkillSummary> findSummaries(PageRequest page) {
    return summaries.page(Map.of(), BY_ID, page);
  }
}
