// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Leasable;
import dev.keelson.core.LeaseRefusedException;
import dev.keelson.core.LeaseRefusedException.Reason;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.run.Run;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

/** At most one item or run of a project is under lease for a key. */
public abstract class ExclusiveSuite extends Suite {

  private static final String MAIN = "branch:main";

  @Test
  final void two_items_of_one_key_are_never_under_lease_together() {
    WorkItemId first = item(MAIN).id();
    WorkItemId second = item(MAIN).id();
    WorkItemId other = item("branch:next").id();
    Agent agent = shop.agent();
    List<Claim> claims = shop.claim(agent, 9);
    assertThat(claims)
        .extracting(claim -> claim.item().id())
        .containsExactlyInAnyOrder(first, other);
    assertThat(shop.claim(agent, 9)).isEmpty();
    assertThat(everywhere(agent)).isEmpty();
    assertThat(refused(second)).isEqualTo(Reason.EXCLUSIVE);
    keelson.workQueue().complete(of(claims, first), Outcome.review());
    assertThat(shop.claim(agent, 9)).extracting(claim -> claim.item().id()).containsExactly(second);
  }

  @Test
  final void the_end_of_a_lease_frees_its_key_whoever_ends_it() {
    WorkItemId first = item(MAIN).id();
    item(MAIN);
    Agent agent = shop.agent();
    Lease lease = shop.claim(agent, 1).getFirst().lease();
    keelson.workQueue().release(lease);
    lease = shop.claim(agent, 1).getFirst().lease();
    shop.project()
        .workItems()
        .update(lease.workItemId(), its -> its.cancelled(StatusReason.SUPERSEDED, Made.NOW));
    assertThat(shop.claim(agent, 9)).hasSize(1).noneMatch(claim -> claim.item().id().equals(first));
  }

  @Test
  final void a_lease_that_ran_out_keeps_its_key_for_who_takes_it_over() {
    WorkItemId first = item(MAIN).id();
    item(MAIN);
    Agent agent = shop.agent();
    fixture.expire(shop.claim(agent, 1).getFirst().lease());
    assertThat(shop.claim(agent, 9)).extracting(claim -> claim.item().id()).containsExactly(first);
    assertThat(shop.claim(agent, 9)).isEmpty();
  }

  @Test
  final void the_same_key_in_another_project_is_another_one() {
    item(MAIN);
    TestWorld other = shop.elsewhere();
    other.project().workItems().insert(WorkItems.pending(other.id()).withExclusiveKey(MAIN));
    assertThat(everywhere(shop.agent())).hasSize(2);
  }

  @Test
  final void a_run_and_an_item_of_one_key_exclude_each_other() {
    AgentId agent = shop.agent().id();
    RunId run = run(MAIN).id();
    RunId second = run(MAIN).id();
    WorkItemId item = item(MAIN).id();
    Lease lease = keelson.workQueue().lease(LeaseRequest.on(shop.id(), run, agent));
    assertThat(shop.claim(shop.agent(), 9)).isEmpty();
    assertThat(refused(second)).isEqualTo(Reason.EXCLUSIVE);
    assertThat(refused(item)).isEqualTo(Reason.EXCLUSIVE);
    shop.project().under(lease).runs().update(run, its -> its.running(Made.NOW));
    shop.project().under(lease).runs().update(run, its -> its.completed(Made.NOW));
    Lease next = shop.claim(shop.agent(), 9).getFirst().lease();
    assertThat(next.subject()).isEqualTo(item);
    assertThat(refused(second)).isEqualTo(Reason.EXCLUSIVE);
    keelson.workQueue().complete(next, Outcome.success());
    assertThat(keelson.workQueue().lease(LeaseRequest.on(shop.id(), second, agent)).subject())
        .isEqualTo(second);
  }

  @Test
  final void what_is_leased_keeps_its_key_and_what_waits_may_get_another() {
    WorkItem item = item(MAIN);
    shop.project().workItems().update(item.id(), its -> its.withExclusiveKey("branch:other"));
    shop.claim(shop.agent(), 1);
    refuses(
        "workItem.exclusiveKey",
        () -> shop.project().workItems().update(item.id(), its -> its.withExclusiveKey(null)));
    assertThat(shop.project().workItems().get(item.id()).exclusiveKey()).isEqualTo("branch:other");
  }

  private List<Claim> everywhere(Agent agent) {
    return keelson.workQueue().claim(ClaimRequest.by(agent.id()).everywhere().upTo(9));
  }

  private Reason refused(Leasable subject) {
    LeaseRequest request = LeaseRequest.on(shop.id(), subject, shop.agent().id());
    Keelson store = keelson;
    List<LeaseRefusedException> refused = new ArrayList<>();
    assertThatExceptionOfType(LeaseRefusedException.class)
        .isThrownBy(() -> store.workQueue().lease(request))
        .satisfies(refused::add);
    return refused.getFirst().reason();
  }

  private static Lease of(List<Claim> claims, WorkItemId item) {
    return claims.stream()
        .map(Claim::lease)
        .filter(lease -> lease.subject().equals(item))
        .findFirst()
        .orElseThrow();
  }

  private WorkItem item(String key) {
    return shop.project().workItems().insert(WorkItems.pending(shop.id()).withExclusiveKey(key));
  }

  private Run run(String key) {
    return shop.project().runs().insert(Runs.pending(shop.id()).withExclusiveKey(key));
  }

  private static void refuses(String field, ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }
}
