// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.JobType;
import dev.keelson.run.RunId;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.SandboxJobId;
import dev.keelson.run.SandboxJobRepository;

final class InMemorySandboxJobRepository extends InMemoryRepository<SandboxJob, SandboxJobId>
    implements SandboxJobRepository {

  InMemorySandboxJobRepository(StoreContext context, ProjectId project) {
    super(context, SandboxJob.TYPE, project);
  }

  @Override
  public Page<SandboxJob> findByRun(RunId run, PageRequest page) {
    return page(byId, page, job -> job.runId().equals(run));
  }

  @Override
  public Page<SandboxJob> findByRunAndType(RunId run, JobType jobType, PageRequest page) {
    return page(byId, page, job -> job.runId().equals(run) && job.jobType().equals(jobType));
  }
}
