// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StaleVersionException;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.DeploymentId;
import dev.keelson.delivery.DeploymentObservation;
import dev.keelson.delivery.DeploymentRepository;
import dev.keelson.delivery.DeploymentStatus;
import dev.keelson.delivery.InfraProvider;
import dev.keelson.query.EntityType;
import dev.keelson.run.Run;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Deployments;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Runs;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Proves({
  "R003-95",
  "R003-96",
  "R003-97",
  "R003-98",
  "R003-99",
  "R003-100",
  "R003-101",
  "R003-102",
  "R003-103",
  "R003-104"
})
public abstract class DeploymentSuite extends OwnedLifecycleSuite<Deployment, DeploymentId> {

  @Override
  protected EntityType<Deployment, DeploymentId> type() {
    return Deployment.TYPE;
  }

  @Override
  protected DeploymentRepository repository(TestWorld world) {
    return world.project().deployments();
  }

  @Override
  protected Deployment minimal(TestWorld world) {
    return Deployments.pending(world.id());
  }

  @Override
  protected List<Deployment> everyComponentSet(TestWorld world) {
    return List.of(Deployments.everyComponentSet(world.id()));
  }

  @Override
  protected Deployment edited(Deployment deployment) {
    return deployment.withMetadata(deployment.metadata().with("edited", deployment.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Deployment>> clashes() {
    return Map.of(
        "provider_provider_deployment_id",
        (fresh, stored) ->
            fresh
                .withProvider(stored.provider())
                .withProviderDeploymentId(stored.providerDeploymentId()));
  }

  @Override
  protected Deployment inState(Deployment deployment, String state) {
    DeploymentStatus status = DeploymentStatus.LIFECYCLE.parse(state);
    return Deployment.builder()
        .from(deployment)
        .status(status)
        .failure(status == DeploymentStatus.FAILED ? Made.FAILURE : null)
        .finishedAt(DeploymentStatus.LIFECYCLE.isActive(status) ? null : Made.NOW)
        .build();
  }

  @Override
  protected List<Pointer<Deployment, ?>> pointers() {
    return List.of();
  }

  @Override
  protected Deployment movedTo(Deployment deployment, ProjectId project) {
    return deployment.withProjectId(project);
  }

  @Test
  @Proves({"R003-97", "R003-100", "R003-105"})
  final void deployments_are_found_by_run_by_status_and_by_the_provider_s_id() {
    Run run = shop.run();
    Deployment ours =
        repository().insert(minimal(shop).withRunId(run.id()).withProviderDeploymentId("dpl_7"));
    Deployment other = repository().insert(minimal(shop).running(Made.NOW));
    DeploymentRepository deployments = shop.project().deployments();
    assertThat(all(page -> deployments.findByRun(run.id(), page))).containsExactly(ours);
    assertThat(all(page -> deployments.findByStatus(DeploymentStatus.RUNNING, page)))
        .containsExactly(other);
    assertThat(deployments.findByProviderId(InfraProvider.VERCEL, "dpl_7")).contains(ours);
    assertThat(deployments.findByProviderId(InfraProvider.NEON, "dpl_7")).isEmpty();
    assertThat(
            shop.elsewhere()
                .project()
                .deployments()
                .findByProviderId(InfraProvider.VERCEL, "dpl_7"))
        .isEmpty();
  }

  @Test
  final void what_was_seen_earlier_never_overwrites_what_was_seen_later() {
    DeploymentId id = inserted().id();
    DeploymentRepository deployments = shop.project().deployments();
    Deployment failed =
        deployments.observe(
            id,
            DeploymentObservation.builder()
                .status(DeploymentStatus.FAILED)
                .url("https://shop-7.example.com")
                .failure(Made.FAILURE)
                .at(Made.NOW.plusSeconds(9))
                .build());
    assertThat(failed.status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(failed.failure()).isEqualTo(Made.FAILURE);
    assertThat(failed.url()).isEqualTo("https://shop-7.example.com");
    for (int second : List.of(8, 9)) {
      assertThat(
              deployments.observe(
                  id,
                  DeploymentObservation.of(DeploymentStatus.RUNNING, Made.NOW.plusSeconds(second))))
          .isEqualTo(failed);
    }
    assertThat(deployments.get(id)).isEqualTo(failed);
    assertThat(shop.states(id)).containsExactly("pending", "running", "failed");
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() ->
            deployments.observe(
                id, DeploymentObservation.of(DeploymentStatus.RUNNING, Made.NOW.plusSeconds(10))));
  }

  @Test
  final void of_observations_that_come_at_once_the_latest_stays() {
    DeploymentId id = repository().insert(minimal(shop).running(Made.NOW)).id();
    List<Result<Deployment>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .deployments()
                    .observe(
                        id,
                        DeploymentObservation.builder()
                            .status(DeploymentStatus.RUNNING)
                            .url("https://at-" + i + ".example.com")
                            .at(Made.NOW.plusSeconds(i))
                            .build()));
    int latest =
        IntStream.range(0, Race.RUNNERS)
            .filter(i -> results.get(i).refusal() == null)
            .max()
            .orElseThrow();
    Deployment last = repository().get(id);
    assertThat(last.observedAt()).isEqualTo(Made.NOW.plusSeconds(latest));
    assertThat(last.url()).isEqualTo("https://at-" + latest + ".example.com");
    assertThat(Result.refusals(results)).hasOnlyElementsOfType(StaleVersionException.class);
  }

  @Test
  final void an_observation_that_is_refused_changes_nothing() {
    Deployment pending = inserted();
    for (DeploymentStatus status :
        List.of(DeploymentStatus.SUPERSEDED, DeploymentStatus.ROLLED_BACK)) {
      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() ->
              shop.project()
                  .deployments()
                  .observe(pending.id(), DeploymentObservation.of(status, Made.NOW)));
      assertThat(repository().get(pending.id())).as("%s", status).isEqualTo(pending);
    }
  }

  @Test
  @Proves("R003-97")
  final void a_deployment_outlives_its_run() {
    Run run = shop.project().runs().insert(Runs.failed(shop.id()));
    Deployment deployment = repository().insert(minimal(shop).withRunId(run.id()));
    shop.project().runs().delete(run.id());
    assertThat(repository().get(deployment.id())).isEqualTo(deployment);
  }
}
