// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.WriteCheck;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.StepLedger;
import dev.keelson.sql.Statement;
import dev.keelson.work.Lease;
import java.util.Optional;

/** Records steps by one statement each, which checks the lease and keeps it while it runs. */
final class JpaStepLedger implements StepLedger {

  private static final Statement BEGIN = RunStepRow.MAPPING.statement("begin_step");
  private static final Statement COMPLETE = RunStepRow.MAPPING.statement("complete_step");
  private static final Statement FAIL = RunStepRow.MAPPING.statement("fail_step");

  private final StoreContext context;
  private final LeasedWork leased;
  private final JpaRunStepRepository steps;

  JpaStepLedger(StoreContext context, ProjectId project) {
    this.context = context;
    leased = new LeasedWork(context, project);
    steps = new JpaRunStepRepository(context, project);
  }

  @Override
  public RunStep begin(Lease lease, RunStep step) {
    steps.check(step);
    Call call =
        Call.of(BEGIN).with(RunStepRow.MAPPING, step).under(lease).with("actor", context.actor());
    return leased.under(
        lease,
        () -> steps.write(step, call),
        () -> {
          leased.checkRun(lease, step.runId());
          return Optional.empty();
        });
  }

  @Override
  public RunStep complete(Lease lease, RunStepId step, Json output) {
    SecretScanner.check(output, "output");
    return end(lease, step, RunStepStatus.COMPLETED, Call.of(COMPLETE).with("output", output));
  }

  @Override
  public RunStep fail(Lease lease, RunStepId step, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    return end(lease, step, RunStepStatus.FAILED, Call.of(FAIL).with("failure", failure));
  }

  private RunStep end(Lease lease, RunStepId id, RunStepStatus end, Call call) {
    call.under(lease).with("stepId", id).with("actor", context.actor());
    return leased.under(
        lease,
        () -> steps.change(id, call),
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
