// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.run.StepLedger;
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
import org.jspecify.annotations.Nullable;

/**
 * Leaves leases to their holders: what acts for somebody else can't use them, nor get one in the
 * name of another agent. A host acts for nobody, and may.
 *
 * @param actor for whom these leases are used, null for a host
 */
record OwnLeases(@Nullable Actor actor) {

  private static final String REMEDY = "start from the Keelson of the host, which acts for nobody";

  /** Refuses the lease of another. */
  void require(Lease lease) {
    Check.that(
        actor == null || actor.equals(lease.holder().actor()),
        "lease.holder",
        "must be %s, for whom this Keelson acts".formatted(actor),
        REMEDY);
  }

  /** Refuses, for an agent, that another one gets a lease. People and systems may point at one. */
  private void require(AgentId agent, String field) {
    Check.that(
        actor == null || !actor.isAgent() || actor.equals(agent.actor()),
        field,
        "must be %s, for whom this Keelson acts".formatted(actor),
        REMEDY);
  }

  WorkQueue of(WorkQueue queue) {
    return actor == null ? queue : new Queue(this, queue);
  }

  StepLedger of(StepLedger ledger) {
    return actor == null ? ledger : new CheckedLedgers.Steps(this::require, ledger);
  }

  SideEffectLedger of(SideEffectLedger ledger) {
    return actor == null ? ledger : new CheckedLedgers.Effects(this::require, ledger);
  }

  private record Queue(OwnLeases own, WorkQueue queue) implements WorkQueue {

    @Override
    public List<Claim> claim(ClaimRequest request) {
      own.require(request.agent(), "claimRequest.agent");
      return queue.claim(request);
    }

    @Override
    public Lease lease(LeaseRequest request) {
      own.require(request.agent(), "leaseRequest.agent");
      return queue.lease(request);
    }

    @Override
    public WorkItem complete(Lease lease, Outcome outcome) {
      own.require(lease);
      return queue.complete(lease, outcome);
    }

    @Override
    public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
      leases.forEach(own::require);
      return queue.completeAll(leases, outcome);
    }

    @Override
    public List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next) {
      own.require(done);
      own.require(next.agent(), "claimRequest.agent");
      return queue.completeAndClaim(done, outcome, next);
    }

    @Override
    public Lease renew(Lease lease, Duration length) {
      own.require(lease);
      return queue.renew(lease, length);
    }

    @Override
    public List<Lease> renewAll(Collection<Lease> leases, Duration length) {
      leases.forEach(own::require);
      return queue.renewAll(leases, length);
    }

    @Override
    public void release(Lease lease) {
      own.require(lease);
      queue.release(lease);
    }
  }
}
