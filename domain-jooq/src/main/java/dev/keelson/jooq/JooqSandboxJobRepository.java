// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.SANDBOX_JOB;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.SandboxJobRecord;
import dev.keelson.run.JobType;
import dev.keelson.run.RunId;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.SandboxJobId;
import dev.keelson.run.SandboxJobRepository;

final class JooqSandboxJobRepository
    extends JooqRepository<SandboxJob, SandboxJobId, SandboxJobRecord>
    implements SandboxJobRepository {

  private static final EntityTable<SandboxJob, SandboxJobId, SandboxJobRecord> TABLE =
      EntityTable.of(SandboxJob.TYPE, new SandboxJobRowsImpl(), SANDBOX_JOB);

  JooqSandboxJobRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<SandboxJob> findByRun(RunId run, PageRequest page) {
    return page(SANDBOX_JOB.RUN_ID.eq(run), page, byId);
  }

  @Override
  public Page<SandboxJob> findByRunAndType(RunId run, JobType jobType, PageRequest page) {
    return page(SANDBOX_JOB.RUN_ID.eq(run).and(SANDBOX_JOB.JOB_TYPE.eq(jobType)), page, byId);
  }
}
