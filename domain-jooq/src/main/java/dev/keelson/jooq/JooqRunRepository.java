// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.RUN;
import static org.jooq.impl.DSL.noCondition;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.RunRecord;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStatus;
import dev.keelson.sql.Terminations;
import dev.keelson.work.WorkItemId;
import java.util.Optional;

final class JooqRunRepository extends JooqRepository<Run, RunId, RunRecord>
    implements RunRepository {

  private static final EntityTable<Run, RunId, RunRecord> TABLE =
      EntityTable.of(Run.TYPE, new RunRowsImpl(), RUN);

  private final ProjectId project;

  JooqRunRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
    this.project = project;
  }

  @Override
  public Optional<Run> findByIdempotencyKey(String idempotencyKey) {
    return findBy(RUN.IDEMPOTENCY_KEY.eq(idempotencyKey));
  }

  @Override
  public Page<Run> findAll(PageRequest page) {
    return page(noCondition(), page, Order.by(RUN.ID).under(RUN.CREATED_AT).downwards());
  }

  @Override
  public Page<Run> findByStatus(RunStatus status, PageRequest page) {
    return page(RUN.STATUS.eq(status), page, byId);
  }

  @Override
  public Page<Run> findByWorkItem(WorkItemId workItem, PageRequest page) {
    return page(RUN.WORK_ITEM_ID.eq(workItem), page, byId);
  }

  @Override
  public Page<Run> findByAgent(AgentId agent, PageRequest page) {
    return page(
        RUN.AGENT_ID.eq(agent).and(RUN.STARTED_AT.isNotNull()),
        page,
        Order.by(RUN.ID).under(RUN.STARTED_AT).downwards());
  }

  @Override
  public boolean delete(RunId id) {
    Call call =
        call(Terminations.DELETE_RUN)
            .with("projectId", RUN.PROJECT_ID, project)
            .with("id", RUN.ID, id);
    return Terminations.delete(() -> run(call).isPresent(), () -> find(id), () -> isRetried(id));
  }

  private boolean isRetried(RunId id) {
    return !page(RUN.RETRY_OF.eq(id), PageRequest.first(1), byId).items().isEmpty();
  }
}
