// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.query.States;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;

/** Records steps. */
final class SqlStepLedger implements StepLedger {

  private final LeasedRecords<RunStep, RunStepId, RunStepStatus> steps;

  SqlStepLedger(StoreContext context, ProjectId project) {
    steps =
        new LeasedRecords<>(
            new LeasedWork(context, project),
            RunStep.TYPE,
            new States<>(RunStepStatus.LIFECYCLE, RunStep.STATUS));
  }

  @Override
  public RunStep begin(Lease lease, RunStep step) {
    return steps.begin("begin_step", lease, step);
  }

  @Override
  public RunStep complete(Lease lease, RunStepId step, Json output) {
    Json admitted = SecretPolicy.standard().admit(RunStep.TYPE, "output", output);
    Call call = steps.ending("complete_step", lease).with("output", admitted);
    return steps.end(call, lease, step, RunStepStatus.COMPLETED);
  }

  @Override
  public RunStep fail(Lease lease, RunStepId step, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    Call call = steps.ending("fail_step", lease).with("failure", failure);
    return steps.end(call, lease, step, RunStepStatus.FAILED);
  }
}
