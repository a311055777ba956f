// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.DeletingRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores the skills of one project. */
public final class ProjectSkillRepository extends DeletingRepository<ProjectSkill, ProjectSkillId> {

  /** Creates the repository in {@code context}. */
  public ProjectSkillRepository(RepositoryContext context) {
    super(ProjectSkill.TYPE, context);
  }

  /** Returns the skill with that name, ignoring case and surrounding white space, or empty. */
  public Optional<ProjectSkill> findByName(String name) {
    return first(type.where(ProjectSkill.NAME_NORM.is(ProjectSkill.norm(name))));
  }

  /**
   * Returns the names and descriptions of all skills, oldest first. Their content, which may be
   * long, is not read (R003-32).
   */
  public Page<SkillSummary> findSummaries(PageRequest page) {
    return context.reader().page(SkillSummary.TYPE.all(), page);
  }
}
