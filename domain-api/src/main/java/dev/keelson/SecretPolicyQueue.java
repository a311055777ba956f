// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import static dev.keelson.SecretPolicyLedgers.refuse;

import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.work.Awaited;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Applies a host's policy to what a queue records: reasons, and the names of workers. */
record SecretPolicyQueue(WorkQueue queue, SecretPolicy policy) implements WorkQueue {

  static WorkQueue of(WorkQueue queue, SecretPolicy policy) {
    return policy.equals(SecretPolicy.standard()) ? queue : new SecretPolicyQueue(queue, policy);
  }

  @Override
  public List<Claim> claim(ClaimRequest request) {
    return queue.claim(admitted(request));
  }

  @Override
  public Lease lease(LeaseRequest request) {
    refuse(request.worker(), "leaseRequest.worker", policy);
    return queue.lease(request);
  }

  @Override
  public WorkItem complete(Lease lease, Outcome outcome) {
    return queue.complete(lease, admitted(outcome));
  }

  @Override
  public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
    return queue.completeAll(leases, admitted(outcome));
  }

  @Override
  public List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next) {
    return queue.completeAndClaim(done, admitted(outcome), admitted(next));
  }

  @Override
  public Lease renew(Lease lease, Duration length) {
    return queue.renew(lease, length);
  }

  @Override
  public List<Lease> renewAll(Collection<Lease> leases, Duration length) {
    return queue.renewAll(leases, length);
  }

  @Override
  public void release(Lease lease) {
    queue.release(lease);
  }

  private Outcome admitted(Outcome outcome) {
    StatusReason reason = outcome.reason();
    refuse(reason == null ? null : reason.value(), "statusReason", policy);
    if (outcome instanceof Outcome.Waiting(Awaited.Signal(RunId run, String key))) {
      refuse(key, "awaits.key", policy);
    }
    return outcome;
  }

  private ClaimRequest admitted(ClaimRequest request) {
    refuse(request.worker(), "claimRequest.worker", policy);
    return request;
  }
}
