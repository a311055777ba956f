// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.project.ProjectSkill;
import dev.keelson.project.ProjectSkillId;
import dev.keelson.project.ProjectSkillRepository;
import dev.keelson.project.SkillSummary;
import java.util.Optional;

final class InMemoryProjectSkillRepository extends InMemoryRepository<ProjectSkill, ProjectSkillId>
    implements ProjectSkillRepository {

  InMemoryProjectSkillRepository(StoreContext context, ProjectId project) {
    super(context, ProjectSkill.TYPE, project);
  }

  @Override
  public Optional<ProjectSkill> findByName(String name) {
    return findBy("name_norm", ProjectSkill.norm(name));
  }

  @Override
  public Page<SkillSummary> findSummaries(PageRequest page) {
    Page<ProjectSkill> skills = page(byId, page, any -> true);
    return new Page<>(
        skills.items().stream()
            .map(skill -> new SkillSummary(skill.id(), skill.name(), skill.description()))
            .toList(),
        skills.next());
  }
}
