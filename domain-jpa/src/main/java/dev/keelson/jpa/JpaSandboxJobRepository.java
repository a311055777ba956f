// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.JobType;
import dev.keelson.run.RunId;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.SandboxJobId;
import dev.keelson.run.SandboxJobRepository;
import java.util.Map;

final class JpaSandboxJobRepository extends JpaRepository<SandboxJob, SandboxJobId, SandboxJobRow>
    implements SandboxJobRepository {

  JpaSandboxJobRepository(StoreContext context, ProjectId project) {
    super(context, SandboxJob.TYPE, SandboxJobRow.MAPPING, project);
  }

  @Override
  public Page<SandboxJob> findByRun(RunId run, PageRequest page) {
    return page(Map.of("runId", run), byId, page);
  }

  @Override
  public Page<SandboxJob> findByRunAndType(RunId run, JobType jobType, PageRequest page) {
    return page(Map.of("runId", run, "jobType", jobType), byId, page);
  }
}
