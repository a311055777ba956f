// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;

/** Stores the sandbox jobs of one project's runs. */
public final class SandboxJobRepository extends Repository<SandboxJob, SandboxJobId> {

  /** Creates the repository in {@code context}. */
  public SandboxJobRepository(RepositoryContext context) {
    super(SandboxJob.TYPE, context);
  }

  /** Returns the jobs of a run, oldest first. */
  public Page<SandboxJob> findByRun(RunId run, PageRequest page) {
    return page(type.where(SandboxJob.RUN_ID.is(run)), page);
  }

  /** Returns the jobs of one type of a run, oldest first (R003-84). */
  public Page<SandboxJob> findByRunAndType(RunId run, JobType jobType, PageRequest page) {
    return page(type.where(SandboxJob.RUN_ID.is(run), SandboxJob.JOB_TYPE.is(jobType)), page);
  }
}
