// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.WriteCheck;
import dev.keelson.query.Unique;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.StepLedger;
import dev.keelson.work.Lease;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Writes steps by their ordinary rules, after checking the lease. */
record MemoryStepLedger(LeasedWork leased) implements StepLedger {

  private static final Unique<RunStep> BY_KEY =
      RunStep.TYPE.uniqueBy(RunStep.RUN_ID, RunStep.STEP_KEY);

  @Override
  public RunStep begin(Lease lease, RunStep step) {
    RunStep admitted = leased.admit(RunStep.TYPE, step);
    return leased.under(
        lease,
        tx -> {
          leased.checkRun(tx, lease, step.runId());
          Optional<RunStep> known = tx.entities().findSame(RunStep.TYPE, BY_KEY, admitted);
          RunStep begun = begun(known.orElse(admitted), lease, tx.now());
          if (known.isEmpty()) {
            return tx.entities().begin(RunStep.TYPE, begun.withAttempt(1).withFailure(null));
          }
          return switch (known.get().status()) {
            case PENDING -> tx.entities().change(RunStep.TYPE, begun);
            case RUNNING ->
                known.get().leaseToken() < lease.token()
                    ? tx.entities().change(RunStep.TYPE, begun)
                    : known.get();
            case AWAITING_APPROVAL, COMPLETED, FAILED, SKIPPED, CANCELLED -> known.get();
          };
        });
  }

  @Override
  public RunStep complete(Lease lease, RunStepId step, Json output) {
    Json admitted = SecretPolicy.standard().admit(RunStep.TYPE, "output", output);
    return end(
        lease, step, RunStepStatus.COMPLETED, (running, now) -> running.completed(admitted, now));
  }

  @Override
  public RunStep fail(Lease lease, RunStepId step, Failure failure) {
    WriteCheck.refuseSecrets(failure, "failure");
    return end(lease, step, RunStepStatus.FAILED, (running, now) -> running.failed(failure, now));
  }

  private RunStep end(
      Lease lease, RunStepId id, RunStepStatus end, BiFunction<RunStep, Instant, RunStep> change) {
    return leased.under(
        lease,
        tx -> {
          RunStep step = tx.entities().get(RunStep.TYPE, leased.project(), id);
          leased.checkRun(tx, lease, step.runId());
          return step.status() == end
              ? step
              : tx.entities().update(RunStep.TYPE, change.apply(step, tx.now()));
        });
  }

  private static RunStep begun(RunStep step, Lease lease, Instant now) {
    return RunStep.builder()
        .from(step)
        .status(RunStepStatus.RUNNING)
        .statusReason(null)
        .attempt(step.attempt() + 1)
        .leaseToken(lease.token())
        .startedAt(now)
        .finishedAt(null)
        .build();
  }
}
