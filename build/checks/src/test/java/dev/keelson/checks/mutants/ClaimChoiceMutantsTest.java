// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RetryPolicy;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectStatus;
import dev.keelson.query.Scope;
import dev.keelson.repository.EntityStore;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Faults in what a claim chooses, and in what becomes of work that is tried again. */
final class ClaimChoiceMutantsTest {

  private static final String WHERE = "Where_work_is_claimed.";
  private static final String AGAIN = "Work_that_is_tried_again.";

  @Test
  void a_queue_that_gives_what_is_of_another_type_is_caught() {
    assertCaught(
        claiming(request -> request.ofTypes()),
        WHERE + "only_what_is_of_the_types_that_are_asked_for");
  }

  @Test
  void a_queue_that_takes_every_agent_for_able_is_caught() {
    assertCaught(
        claiming(request -> request.ableTo("java")),
        WHERE + "what_needs_a_capability_is_left_to_agents_that_have_it");
  }

  @Test
  void a_queue_that_claims_from_projects_that_were_not_asked_is_caught() {
    assertCaught(
        claiming(
            request -> ClaimRequest.builder().from(request).where(new Scope.Everywhere()).build()),
        "Claiming_work.claims_from_all_projects_or_from_those_that_are_named");
  }

  @Test
  void a_queue_that_serves_one_project_after_the_other_is_caught() {
    assertCaught(
        in(
            WorkQueue.class,
            "claim",
            call -> {
              ClaimRequest request = call.arg(0, ClaimRequest.class);
              return request.where() instanceof Scope.Everywhere
                  ? oneAfterTheOther(call, request)
                  : call.proceed();
            }),
        WHERE + "one_item_of_one_project_does_not_wait_for_sixty_of_another",
        WHERE + "projects_take_turns_also_from_one_claim_to_the_next");
  }

  private static List<Claim> oneAfterTheOther(Call call, ClaimRequest request) {
    List<ProjectId> projects =
        call
            .keelson()
            .everywhere()
            .all(Project.TYPE.where(Project.STATUS.is(ProjectStatus.ACTIVE)).asScan())
            .stream()
            .map(Project::id)
            .sorted(Id.ORDER)
            .toList();
    List<Claim> claims = new ArrayList<>();
    for (ProjectId project : projects) {
      if (claims.size() < request.max()) {
        ClaimRequest there =
            ClaimRequest.builder()
                .from(request)
                .where(new Scope.Projects(List.of(project)))
                .max(request.max() - claims.size())
                .build();
        claims.addAll(call.store().workQueue().claim(there));
      }
    }
    return claims;
  }

  @Test
  void a_queue_that_does_not_wait_for_a_time_is_caught() {
    assertCaught(
        storing(item -> item.withAvailableAt(null)),
        AGAIN + "what_is_delayed_is_claimed_once_it_is_available_and_not_before");
  }

  @Test
  void a_queue_that_ignores_exclusive_keys_is_caught() {
    assertCaught(
        storing(item -> item.withExclusiveKey(null)),
        "What_excludes_each_other.two_items_of_one_key_are_never_under_lease_together",
        "What_excludes_each_other.a_run_and_an_item_of_one_key_exclude_each_other",
        "Racing_for_work.no_key_is_ever_under_lease_twice");
  }

  @Test
  void a_queue_that_counts_no_attempts_is_caught() {
    RetryPolicy forever =
        new RetryPolicy(RetryPolicy.MAX_ATTEMPTS, Duration.ofSeconds(10), Duration.ofMinutes(1));
    assertCaught(
        storing(item -> item.withRetry(forever)),
        AGAIN + "what_kills_each_worker_does_not_go_round_for_ever",
        AGAIN + "an_attempt_that_failed_is_made_again_after_a_wait_that_doubles");
  }

  @Test
  void a_queue_that_waits_as_long_after_each_attempt_is_caught() {
    assertCaught(
        retrying(Duration.ofSeconds(5)),
        AGAIN + "an_attempt_that_failed_is_made_again_after_a_wait_that_doubles",
        AGAIN + "what_failed_together_does_not_come_back_together");
  }

  @Test
  void a_queue_that_tries_again_at_once_is_caught() {
    assertCaught(
        retrying(Duration.ZERO),
        AGAIN + "an_outcome_may_say_how_long_the_next_attempt_waits",
        AGAIN + "an_attempt_that_failed_is_made_again_after_a_wait_that_doubles");
  }

  private static Fault retrying(Duration after) {
    return in(
        WorkQueue.class,
        "complete",
        call ->
            call.arg(1, Outcome.class) instanceof Outcome.Retry retry
                ? call.proceedWith(1, Outcome.retry(retry.why(), after))
                : call.proceed());
  }

  private static Fault claiming(UnaryOperator<ClaimRequest> change) {
    return in(
        WorkQueue.class,
        "claim",
        call -> call.proceed(change.apply(call.arg(0, ClaimRequest.class))));
  }

  /** Stores a new item as if it were another one. */
  private static Fault storing(UnaryOperator<WorkItem> change) {
    return in(
        EntityStore.class,
        "insert",
        WorkItem.TYPE,
        call -> {
          WorkItem item = call.arg(1, WorkItem.class);
          call.proceedWith(1, change.apply(item));
          return item;
        });
  }
}
