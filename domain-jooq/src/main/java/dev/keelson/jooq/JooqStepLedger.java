// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.RUN_STEP_VIEW;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;
import java.util.Optional;

/** Records steps by one statement each, which checks the lease and keeps it while it runs. */
final class JooqStepLedger implements StepLedger {

  private final LeasedWork leased;
  private final JooqRunStepRepository steps;

  JooqStepLedger(StoreContext context, ProjectId project) {
    leased = new LeasedWork(context, project);
    steps = new JooqRunStepRepository(context, project);
  }

  @Override
  public RunStep begin(Lease lease, RunStep step) {
    steps.check(step);
    Call call = steps.call("begin_step", step).under(lease);
    return leased.under(
        lease,
        () -> steps.write(call, step),
        () -> {
          leased.checkRun(lease, step.runId());
          return Optional.empty();
        });
  }

  @Override
  public RunStep complete(Lease lease, RunStepId step, Json output) {
    SecretScanner.check(output, "output");
    Call call = steps.call("complete_step").with("output", RUN_STEP_VIEW.OUTPUT, output);
    return end(lease, step, RunStepStatus.COMPLETED, call);
  }

  @Override
  public RunStep fail(Lease lease, RunStepId step, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    Call call = steps.call("fail_step").with("failure", RUN_STEP_VIEW.FAILURE, failure);
    return end(lease, step, RunStepStatus.FAILED, call);
  }

  private RunStep end(Lease lease, RunStepId id, RunStepStatus end, Call call) {
    call.under(lease).with("stepId", RUN_STEP_VIEW.ID, id);
    return leased.under(
        lease,
        () -> steps.run(call),
        () -> {
          RunStep step = steps.get(id);
          leased.checkRun(lease, step.runId());
          if (step.status() == end) {
            return Optional.of(step);
          }
          RunStepStatus.LIFECYCLE.require(id, step.status(), end);
          return Optional.empty();
        });
  }
}
