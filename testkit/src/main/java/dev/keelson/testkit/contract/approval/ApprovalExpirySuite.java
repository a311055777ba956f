// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.approval;

import static dev.keelson.testkit.contract.approval.ApprovalServiceSuite.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Digest;
import dev.keelson.core.InvalidValueException;
import dev.keelson.run.Run;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.StoreTime;
import dev.keelson.testkit.contract.StoreTime.Ending;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Approvals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS, Part.APPROVALS})
public abstract class ApprovalExpirySuite extends Suite {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06Z");
  private static final Instant FAR_OFF = Instant.parse("2999-01-01T00:00:00Z");

  @Test
  final void out_of_time_it_can_be_neither_decided_nor_used_marked_or_not() {
    Approval pending = shop.requested(overdue());
    Approval approved = ranOut();
    assertRefused(
        Reason.EXPIRED, pending, () -> service().decide(pending.id(), Verdict.APPROVE, null));
    assertRefused(Reason.EXPIRED, approved, () -> consume(approved));
    assertThat(stored(pending)).isEqualTo(pending);
    assertThat(stored(approved)).isEqualTo(approved);
    assertThat(shop.project().approvals().decisions(pending.id())).isEmpty();

    assertThat(service().expireOverdue(10)).as("how many ran out").isEqualTo(2);
    assertRefused(
        Reason.EXPIRED, pending, () -> service().decide(pending.id(), Verdict.APPROVE, null));
    assertRefused(Reason.EXPIRED, approved, () -> consume(approved));
  }

  @Test
  final void only_what_is_overdue_is_marked_expired_and_no_more_than_asked() {
    Approval first = shop.requested(overdue());
    Approval second = shop.requested(overdue());
    Approval granted = ranOut();
    Approval inTime = shop.requested(overdue().withExpiresAt(FAR_OFF));
    Approval endless = shop.requested(overdue().withExpiresAt(null));
    Approval rejected = service().decide(shop.requested(overdue(null)).id(), Verdict.REJECT, null);
    TestWorld elsewhere = shop.elsewhere();
    Approval theirs =
        elsewhere.requested(Approvals.pending(elsewhere.run()).withExpiresAt(LONG_AGO));
    assertThat(service().expireOverdue(2)).as("how many ran out").isEqualTo(2);
    assertThat(service().expireOverdue(2)).as("how many ran out").isEqualTo(1);
    assertThat(service().expireOverdue(2)).as("how many ran out").isZero();
    for (Approval approval : List.of(first, second, granted)) {
      assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.EXPIRED);
      assertThat(stored(approval).audit().updatedBy()).isEqualTo(ANA);
      assertThat(shop.states(approval.id())).last().isEqualTo("expired");
    }
    for (Approval approval : List.of(inTime, endless, rejected)) {
      assertThat(stored(approval)).isEqualTo(approval);
    }
    assertThat(elsewhere.project().approvals().get(theirs.id())).isEqualTo(theirs);
  }

  @Test
  final void what_ran_out_first_is_marked_first() {
    Approval second = shop.requested(overdue(LONG_AGO.plusSeconds(2)));
    Approval third = shop.requested(overdue(LONG_AGO.plusSeconds(3)));
    Approval first = shop.requested(overdue(LONG_AGO.plusSeconds(1)));
    for (Approval next : List.of(first, second, third)) {
      assertThat(stored(next).status()).isEqualTo(ApprovalStatus.PENDING);
      assertThat(service().expireOverdue(1)).as("how many ran out").isEqualTo(1);
      assertThat(stored(next).status())
          .as("the status of what is due since %s, when it is the next", next.expiresAt())
          .isEqualTo(ApprovalStatus.EXPIRED);
    }
  }

  @Test
  final void it_is_over_exactly_when_the_clock_shows_its_end() {
    Run run = shop.run();
    Optional<Reason> reason =
        keelson.inTransaction(tx -> {
          TestWorld within = shop.through(tx);
          Instant now = within.run().updatedAt();
          Approval asked = within.requested(Approvals.pending(run).withExpiresAt(now));
          try {
            within
                .actingAs(BEN)
                .project()
                .approvalService()
                .decide(asked.id(), Verdict.APPROVE, null);
            return Optional.empty();
          } catch (ApprovalRefusedException e) {
            return Optional.of(e.reason());
          }
        });
    assertThat(reason)
        .as("why it is refused when the store's clock shows its end")
        .contains(Reason.EXPIRED);
  }

  @Test
  final void it_can_be_decided_and_used_until_its_last_moment() {
    StoreTime.justBefore(
        fixture,
        shop,
        () -> {
          TestWorld world = shop.elsewhere();
          Instant end = inAnHour();
          Approval asked =
              world.requested(Approvals.pending(world.run()).withQuorum(2).withExpiresAt(end));
          world.actingAs(ANA).project().approvalService().decide(asked.id(), Verdict.APPROVE, null);
          ApprovalService service = world.actingAs(BEN).project().approvalService();
          return new Ending(
              end,
              () -> {
                assertThat(service.expireOverdue(10)).as("how many asked ran out").isZero();
                assertThat(service.decide(asked.id(), Verdict.APPROVE, null).status())
                    .isEqualTo(ApprovalStatus.APPROVED);
                assertThat(service.expireOverdue(10)).as("how many granted ran out").isZero();
                service.consume(asked.id(), asked.scope(), null, asked.parametersDigest());
              });
        });
  }

  @Test
  final void at_its_last_moment_its_time_is_over() {
    Instant end = inAnHour();
    Approval approved = shop.requested(overdue(end));
    service().decide(approved.id(), Verdict.APPROVE, null);
    Approval pending = shop.requested(overdue(end));
    StoreTime.moveTo(fixture, shop, end);
    assertRefused(Reason.EXPIRED, approved, () -> consume(approved));
    assertRefused(
        Reason.EXPIRED, pending, () -> service().decide(pending.id(), Verdict.APPROVE, null));
    assertThat(service().expireOverdue(10)).as("how many ran out").isEqualTo(2);
  }

  @Test
  final void it_stands_for_the_same_request_until_its_last_moment_and_no_longer() {
    StoreTime.justBefore(
        fixture,
        shop,
        () -> {
          Run run = shop.run();
          Instant end = inAnHour();
          Approval open = shop.requested(Approvals.pending(run).withExpiresAt(end));
          Approval again = asked(run, open.parametersDigest(), end.plus(HOUR));
          return new Ending(
              end,
              () ->
                  assertThat(shop.requested(again).id())
                      .as("the one that is asked for again")
                      .isEqualTo(open.id()));
        });
    Run run = shop.run();
    Instant end = inAnHour();
    Approval over = shop.requested(Approvals.pending(run).withExpiresAt(end));
    Approval again = asked(run, over.parametersDigest(), end.plus(HOUR));
    StoreTime.moveTo(fixture, shop, end);
    assertThat(shop.requested(again).id()).as("another one").isEqualTo(again.id());
    assertThat(stored(over).status()).isEqualTo(ApprovalStatus.EXPIRED);
  }

  @Test
  final void it_is_requested_by_a_clock_that_is_no_more_than_a_day_ahead() {
    StoreTime.justBefore(
        fixture,
        shop,
        () -> {
          Instant early = inAnHour();
          Approval request =
              Approvals.pending(shop.run()).withAudit(AuditInfo.made(early.plus(DAY)));
          return new Ending(
              early,
              () ->
                  assertThatExceptionOfType(InvalidValueException.class)
                      .isThrownBy(() -> shop.requested(request))
                      .satisfies(e -> assertThat(e.field()).isEqualTo("audit.createdAt")));
        });
    Instant early = inAnHour();
    Approval request = Approvals.pending(shop.run()).withAudit(AuditInfo.made(early.plus(DAY)));
    StoreTime.moveTo(fixture, shop, early);
    assertThat(shop.requested(request).id()).isEqualTo(request.id());
  }

  @Test
  final void no_fewer_than_none_are_marked() {
    Approval overdue = shop.requested(overdue());
    assertThat(service().expireOverdue(0)).as("how many ran out").isZero();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> service().expireOverdue(-1))
        .satisfies(e -> assertThat(e.field()).isEqualTo("max"));
    assertThat(stored(overdue)).isEqualTo(overdue);
  }

  private ApprovalService service() {
    return shop.actingAs(ANA).project().approvalService();
  }

  private Approval overdue() {
    return overdue(LONG_AGO);
  }

  private Approval overdue(@Nullable Instant since) {
    return Approvals.pending(shop.run()).withExpiresAt(since);
  }

  private static Approval asked(Run run, Digest parameters, Instant end) {
    return Approvals.pending(run).withParametersDigest(parameters).withExpiresAt(end);
  }

  /** An approval that was granted in time, and whose time is over. */
  private Approval ranOut() {
    Approval asked = shop.requested(overdue(inAnHour()));
    Approval granted = service().decide(asked.id(), Verdict.APPROVE, null);
    fixture.advance(HOUR);
    return granted;
  }

  private Instant inAnHour() {
    return StoreTime.now(shop).plus(HOUR);
  }

  private Approval consume(Approval approval) {
    return service().consume(approval.id(), approval.scope(), null, approval.parametersDigest());
  }

  private Approval stored(Approval approval) {
    return shop.project().approvals().get(approval.id());
  }
}
