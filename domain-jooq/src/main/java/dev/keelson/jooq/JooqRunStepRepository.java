// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.RUN_STEP;
import static dev.keelson.jooq.generated.Tables.RUN_STEP_BODY;
import static dev.keelson.jooq.generated.Tables.RUN_STEP_VIEW;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.RunStepViewRecord;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepRepository;
import java.util.Optional;

final class JooqRunStepRepository extends JooqRepository<RunStep, RunStepId, RunStepViewRecord>
    implements RunStepRepository {

  static final EntityTable<RunStep, RunStepId, RunStepViewRecord> TABLE =
      EntityTable.of(RunStep.TYPE, new RunStepRowsImpl(), RUN_STEP_VIEW, RUN_STEP, RUN_STEP_BODY);

  JooqRunStepRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Optional<RunStep> findByKey(RunId run, String stepKey) {
    return findBy(RUN_STEP_VIEW.RUN_ID.eq(run).and(RUN_STEP_VIEW.STEP_KEY.eq(stepKey)));
  }

  @Override
  public Page<RunStep> findByRun(RunId run, PageRequest page) {
    return page(
        RUN_STEP_VIEW.RUN_ID.eq(run),
        page,
        Order.by(RUN_STEP_VIEW.ID).under(RUN_STEP_VIEW.POSITION));
  }
}
