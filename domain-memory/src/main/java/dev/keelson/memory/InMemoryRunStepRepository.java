// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepRepository;
import java.util.List;
import java.util.Optional;

final class InMemoryRunStepRepository extends InMemoryRepository<RunStep, RunStepId>
    implements RunStepRepository {

  InMemoryRunStepRepository(StoreContext context, ProjectId project) {
    super(context, RunStep.TYPE, project);
  }

  @Override
  public Optional<RunStep> findByKey(RunId run, String stepKey) {
    return findBy("run_id_step_key", List.of(run, stepKey));
  }

  @Override
  public Page<RunStep> findByRun(RunId run, PageRequest page) {
    return page(
        byId.under(RunStep::position, Integer::valueOf), page, step -> step.runId().equals(run));
  }
}
