// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.agent.AgentId;
import dev.keelson.approval.Approval;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Ensured;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.StaleVersionException;
import dev.keelson.core.WorkItemId;
import dev.keelson.project.Project;
import dev.keelson.run.Lineage;
import dev.keelson.run.Run;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.WorkItem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS})
public abstract class WriteRaceSuite extends Suite {

  @Test
  final void no_update_is_lost() {
    WorkItemId id = shop.item().id();
    List<Result<WorkItem>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .workItems()
                    .update(id, item -> item.withPayload(item.payload().with("by " + i, true))));
    WorkItem last = shop.project().workItems().get(id);
    Json expected = Json.EMPTY;
    for (int i = 0; i < Race.RUNNERS; i++) {
      if (results.get(i).refusal() == null) {
        expected = expected.with("by " + i, true);
      }
    }
    assertThat(last.payload()).isEqualTo(expected);
    assertThat(last.version()).isEqualTo(1 + Result.values(results).size());
    assertThat(Result.values(results)).isNotEmpty();
    assertThat(Result.refusals(results)).hasOnlyElementsOfType(StaleVersionException.class);
  }

  @Test
  final void of_updates_from_the_same_read_one_wins() {
    WorkItem read = shop.item();
    List<Result<WorkItem>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store).project().workItems().update(read.withTitle("by " + i)));
    assertThat(Result.values(results)).containsExactly(shop.project().workItems().get(read.id()));
    assertThat(Result.refusals(results)).hasOnlyElementsOfType(StaleVersionException.class);
  }

  @Test
  final void of_inserts_under_one_key_one_wins() {
    RunId id = RunId.next();
    Run run = Runs.pending(shop.id());
    assertOneWins(
        Race.run(
            fixture, (store, i) -> store.projects().insert(Projects.minimal().withSlug("atlas"))),
        Project.class);
    assertOneWins(
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .workItems()
                    .insert(WorkItems.pending(shop.id()).withExternalKey("7"))),
        WorkItem.class);
    assertOneWins(
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .runs()
                    .insert(Runs.pending(shop.id()).withIdempotencyKey("delivery-7"))),
        Run.class);
    assertOneWins(
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .runs()
                    .insert(Run.builder().from(run).id(id).lineage(Lineage.first(id)).build())),
        Run.class);
  }

  private static <T> void assertOneWins(List<Result<T>> results, Class<T> type) {
    assertThat(Result.values(results)).hasSize(1).hasOnlyElementsOfType(type);
    assertThat(Result.refusals(results)).hasOnlyElementsOfType(AlreadyExistsException.class);
  }

  @Needs({Part.WORK, Part.RUNS, Part.APPROVALS})
  @Test
  final void one_request_for_the_same_thing_is_asked() {
    Run run = shop.run();
    Approval first = Approvals.pending(run);
    List<Result<Ensured<Approval>>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .approvalService()
                    .request(
                        Approvals.pending(run).withParametersDigest(first.parametersDigest())));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results)).filteredOn(Ensured::isNew).hasSize(1);
    assertThat(Result.values(results).stream().map(Ensured::value).distinct()).hasSize(1);
    assertThat(all(page -> shop.project().approvals().findByRun(run.id(), page))).hasSize(1);
  }

  @Needs({Part.WORK, Part.RUNS, Part.ARTIFACTS})
  @Test
  @Proves({"R003-42", "R003-43", "R003-45"})
  final void versions_of_a_new_key_are_1_to_n() {
    int each = 3;
    List<Result<List<Artifact>>> results =
        Race.run(
            fixture,
            (store, i) -> {
              ArtifactRepository artifacts = shop.through(store).project().artifacts();
              return IntStream.range(0, each)
                  .mapToObj(n -> artifacts.insert(Artifacts.log(shop.id(), "build/log")))
                  .toList();
            });
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results).stream().flatMap(List::stream))
        .map(Artifact::revision)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, each * Race.RUNNERS).boxed().toList());
    assertThat(shop.project().artifacts().findLatest(ArtifactKind.LOG, "build/log"))
        .map(Artifact::revision)
        .contains(each * Race.RUNNERS);
  }

  @Test
  final void a_run_ends_once() {
    RunId run = shop.project().runs().insert(Runs.running(shop.id())).id();
    List<Result<Run>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .runs()
                    .update(
                        run,
                        r ->
                            i % 2 == 0 ? r.completed(Made.NOW) : r.failed(Made.FAILURE, Made.NOW)));
    assertThat(Result.values(results)).containsExactly(shop.project().runs().get(run));
    assertThat(Result.refusals(results)).hasOnlyElementsOfType(IllegalTransitionException.class);
    assertThat(shop.states(run)).hasSize(2);
  }

  @Needs({Part.WORK, Part.RUNS, Part.USAGE})
  @Test
  final void a_call_is_counted_once() {
    AgentId agent = shop.agent().id();
    RunId run = shop.run().id();
    AgentExecution call = AgentExecutions.unmeasured(shop.id(), agent).withRunId(run);
    List<Result<Boolean>> results =
        Race.run(
            fixture,
            (store, i) -> {
              shop.through(store).project().usage().append(List.of(call));
              return true;
            });
    assertThat(Result.values(results)).hasSize(1);
    assertThat(Result.refusals(results)).hasOnlyElementsOfType(AlreadyExistsException.class);
    assertThat(shop.project().usage().totals(run).calls()).as("calls").isEqualTo(1);
  }
}
