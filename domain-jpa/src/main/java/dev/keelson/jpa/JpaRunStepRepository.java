// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepRepository;
import java.util.Map;
import java.util.Optional;

final class JpaRunStepRepository extends JpaRepository<RunStep, RunStepId, RunStepRow>
    implements RunStepRepository {

  JpaRunStepRepository(StoreContext context, ProjectId project) {
    super(context, RunStep.TYPE, RunStepRow.MAPPING, project);
  }

  @Override
  public Optional<RunStep> findByKey(RunId run, String stepKey) {
    return findBy(Map.of("runId", run, "stepKey", stepKey));
  }

  @Override
  public Page<RunStep> findByRun(RunId run, PageRequest page) {
    return page(
        Map.of("runId", run), byId.under("position", RunStep::position, Integer::valueOf), page);
  }
}
