// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;

/** Stores the sandbox jobs of one project's runs. */
public interface SandboxJobRepository extends Repository<SandboxJob, SandboxJobId> {

  /** The jobs of a run, by id, which is the order in which they were made. */
  Page<SandboxJob> findByRun(RunId run, PageRequest page);

  /** The jobs of a run that do one sort of thing, by id (R003-84). */
  Page<SandboxJob> findByRunAndType(RunId run, JobType jobType, PageRequest page);
}
