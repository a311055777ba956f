// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.change.PullRequest;
import dev.keelson.change.PullRequestId;
import dev.keelson.change.PullRequestRepository;
import dev.keelson.change.PullRequestStatus;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.RunId;
import dev.keelson.repo.RepoId;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.PullRequests;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class ObservationSuite extends Suite {

  private RepoId repo;

  @BeforeEach
  final void storeRepo() {
    repo = shop.repo().id();
  }

  @Test
  final void the_first_observation_is_stored_and_signed() {
    PullRequest seen = seen(0);
    PullRequest stored = pulls(shop.actingAs(ANA)).observe(seen);
    assertThat(PullRequest.TYPE.withAudit(stored, seen.audit())).isEqualTo(seen);
    assertThat(stored.version()).as("version").isEqualTo(1);
    assertThat(stored.audit().updatedBy()).isEqualTo(ANA);
    assertThat(pulls().get(seen.id())).isEqualTo(stored);
    assertThat(shop.states(stored.id())).containsExactly("open");
  }

  @Test
  final void a_newer_observation_changes_all_that_the_provider_says_and_adds_missing_links() {
    RunId run = shop.run().id();
    PullRequest first = pulls().observe(seen(0).withRunId(run));
    RunId other = shop.run().id();
    PullRequest newer =
        PullRequest.builder()
            .from(seen(2))
            .runId(other)
            .workItemId(shop.item().id())
            .workspaceId(shop.workspace().id())
            .url("https://example.com/7")
            .branchName("renamed")
            .targetBranch("develop")
            .title("Inject the clock")
            .body("Closes #7")
            .openedAt(Made.NOW.plusSeconds(1))
            .build()
            .merged("4f1c", Made.NOW.plusSeconds(2));
    PullRequest stored = pulls(shop.actingAs(BEN)).observe(newer);
    assertThat(stored.audit().updatedBy()).isEqualTo(BEN);
    assertThat(stored.version()).as("version").isEqualTo(2);
    assertThat(stored.createdAt()).isEqualTo(first.createdAt());
    assertThat(stored).isEqualTo(newer.withId(first.id()).withRunId(run).withAudit(stored.audit()));
    assertThat(pulls().get(first.id())).isEqualTo(stored);
    assertThat(pulls().find(newer.id())).isEmpty();
    assertThat(shop.states(first.id())).containsExactly("open", "merged");
  }

  @Test
  final void an_older_observation_or_the_same_once_more_changes_nothing() {
    PullRequest stored = pulls().observe(seen(5).merged("4f1c", Made.NOW));
    for (PullRequest late : List.of(seen(4), seen(5).withTitle("Another"), seen(5).closed())) {
      assertThat(pulls().observe(late)).isEqualTo(stored);
    }
    assertThat(pulls().get(stored.id())).isEqualTo(stored);
    assertThat(shop.states(stored.id())).containsExactly("merged");
  }

  @Test
  final void one_of_which_nobody_said_when_it_was_seen_is_older_than_any() {
    PullRequest stored = pulls().insert(PullRequests.open(shop.id(), repo, 7));
    assertThat(pulls().observe(seen(-1_000_000).closed()).status())
        .isEqualTo(PullRequestStatus.CLOSED);
    assertThat(pulls().get(stored.id()).version()).as("version").isEqualTo(2);
  }

  @Test
  final void refuses_what_can_not_be() {
    PullRequest merged = pulls().observe(seen(0).merged("4f1c", Made.NOW));
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> pulls().observe(seen(1)))
        .satisfies(e -> assertThat(e.subject()).isEqualTo(merged.id()));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> pulls().observe(seen(1).withObservedAt(null)))
        .satisfies(e -> assertThat(e.field()).isEqualTo("pullRequest.observedAt"));
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> pulls(shop.elsewhere()).observe(seen(1)));
    RunId nowhere = RunId.next();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> pulls().observe(seen(1).withNumber(8).withRunId(nowhere)))
        .satisfies(e -> assertThat(e.id()).isEqualTo(nowhere));
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> pulls().observe(seen(1).withNumber(8).withId(merged.id())))
        .satisfies(e -> assertThat(e.key()).isEqualTo("id"));
    Secrets.assertRefused("title", () -> pulls().observe(seen(1).withTitle(Secrets.SECRET)));
    assertThat(pulls().get(merged.id())).isEqualTo(merged);
    assertThat(pulls().findByNumber(repo, 8)).isEmpty();
  }

  @Test
  final void whatever_the_order_in_which_they_come_the_newest_stays() {
    List<Result<PullRequest>> results =
        Race.run(
            fixture,
            (store, i) -> {
              PullRequest seen = seen(i).withTitle("at " + i);
              return pulls(shop.through(store)).observe(i == 15 ? seen.closed() : seen);
            });
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results)).map(PullRequest::id).containsOnly(only().id());
    assertThat(only().title()).isEqualTo("at 15");
    assertThat(only().status()).isEqualTo(PullRequestStatus.CLOSED);
    IntStream.range(0, 15).forEach(i -> pulls().observe(seen(i)));
    assertThat(only().title()).isEqualTo("at 15");
  }

  private PullRequest only() {
    return pulls().findByNumber(repo, 7).orElseThrow();
  }

  private PullRequest seen(int seconds) {
    return PullRequests.seen(shop.id(), repo, 7, Made.NOW.plusSeconds(seconds))
        .withId(PullRequestId.next());
  }

  @Test
  final void what_is_missing_is_told_of_the_observation() {
    pulls().observe(seen(0));
    PullRequest dangling = seen(1).withRunId(RunId.next());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> pulls().observe(dangling))
        .withMessageContaining(dangling.id().describe() + " refers to it as its run_id")
        .satisfies(e -> assertThat(e.id()).isEqualTo(dangling.runId()));
  }

  private PullRequestRepository pulls() {
    return pulls(shop);
  }

  private static PullRequestRepository pulls(TestWorld world) {
    return world.project().pullRequests();
  }
}
