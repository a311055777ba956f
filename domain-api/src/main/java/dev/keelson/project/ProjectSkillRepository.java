// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.DeletingRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Optional;

/** Stores the skills of one project. */
public interface ProjectSkillRepository extends DeletingRepository<ProjectSkill, ProjectSkillId> {

  /** The skill of that name, in whatever case and with whatever space around it, or empty. */
  Optional<ProjectSkill> findByName(String name);

  /**
   * Names and descriptions of all skills, by id. Their content, which may be long, is not read
   * (R003-32).
   */
  Page<SkillSummary> findSummaries(PageRequest page);
}
