// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.ProjectScope;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.query.EntityType;
import dev.keelson.run.JobType;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.run.SandboxJob;
import dev.keelson.run.SandboxJobId;
import dev.keelson.run.SandboxJobRepository;
import dev.keelson.run.SandboxJobStatus;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.SandboxJobs;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R003-74", "R003-75", "R003-76", "R003-77", "R003-78", "R003-79", "R003-80", "R003-81", "R003-82",
  "R003-83", "R003-85"
})
public abstract class SandboxJobSuite extends OwnedLifecycleSuite<SandboxJob, SandboxJobId> {

  @Override
  protected EntityType<SandboxJob, SandboxJobId> type() {
    return SandboxJob.TYPE;
  }

  @Override
  protected SandboxJobRepository repository(TestWorld world) {
    return world.project().sandboxJobs();
  }

  @Override
  protected SandboxJob minimal(TestWorld world) {
    return SandboxJobs.queued(world.run());
  }

  @Override
  protected List<SandboxJob> everyComponentSet(TestWorld world) {
    RunStep step = world.step();
    return List.of(
        SandboxJobs.everyComponentSet(world.project().runs().get(step.runId()), step.id()));
  }

  @Override
  protected SandboxJob edited(SandboxJob job) {
    return job.withMetadata(job.metadata().with("edited", job.version()));
  }

  @Override
  protected Map<String, BinaryOperator<SandboxJob>> clashes() {
    return Map.of();
  }

  @Override
  protected SandboxJob inState(SandboxJob job, String state) {
    SandboxJobStatus status = SandboxJobStatus.LIFECYCLE.parse(state);
    return SandboxJob.builder()
        .from(job)
        .status(status)
        .statusReason(status == SandboxJobStatus.CANCELLED ? StatusReason.KILLED : null)
        .failure(status == SandboxJobStatus.FAILED ? Made.FAILURE : null)
        .finishedAt(SandboxJobStatus.LIFECYCLE.isActive(status) ? null : Made.NOW)
        .build();
  }

  @Override
  protected List<Pointer<SandboxJob, ?>> pointers() {
    return List.of(
        new Pointer<>("run_id", RunId.next(), world -> world.run().id(), SandboxJob::withRunId),
        new Pointer<>(
            "step_id",
            RunStepId.next(),
            (world, job) -> step(world, job).id(),
            SandboxJob::withStepId));
  }

  /** A step of the run of a job, or of another run elsewhere. */
  private static RunStep step(TestWorld world, SandboxJob job) {
    ProjectScope project = world.project();
    return project
        .runs()
        .find(job.runId())
        .map(run -> project.steps().insert(RunSteps.planned(run, "compile")))
        .orElseGet(world::step);
  }

  @Override
  protected SandboxJob movedTo(SandboxJob job, ProjectId project) {
    return job.withProjectId(project);
  }

  @Test
  @Proves({"R003-78", "R003-84"})
  final void the_jobs_of_a_run_are_found_by_what_they_do() {
    Run run = shop.run();
    SandboxJob test = repository(shop).insert(SandboxJobs.queued(run));
    SandboxJob build =
        repository(shop).insert(SandboxJobs.queued(run).withJobType(JobType.VERIFY_BUILD));
    SandboxJob own =
        repository(shop).insert(SandboxJobs.queued(run).withJobType(new JobType("lint.sql")));
    repository(shop).insert(minimal(shop));
    assertThat(all(page -> repository(shop).findByRun(run.id(), page)))
        .containsExactly(test, build, own);
    assertThat(all(page -> repository(shop).findByRunAndType(run.id(), own.jobType(), page)))
        .containsExactly(own);
    assertThat(List.of(JobType.REPO_CLONE, JobType.VERIFY_TEST, JobType.VERIFY_BUILD))
        .map(JobType::value)
        .containsExactly("repo.clone", "verify.test", "verify.build");
  }

  @Test
  @Proves("R003-82")
  final void of_a_long_transcript_the_end_is_kept() {
    SandboxJob running = repository(shop).insert(SandboxJobs.queued(shop.run()).running(Made.NOW));
    String written = "first " + "🦊".repeat(SandboxJob.MAX_TRANSCRIPT / 2) + "!";
    SandboxJob done = repository(shop).update(running.succeeded(written, Made.NOW));
    String kept = repository(shop).get(done.id()).transcript();
    assertThat(kept).hasSize(SandboxJob.MAX_TRANSCRIPT - 1).startsWith("🦊").endsWith("🦊!");
    assertThat(written).endsWith(kept);
    assertThat(done.exitCode()).as("exitCode").isZero();
    String most = "x".repeat(SandboxJob.MAX_TRANSCRIPT);
    assertThat(repository(shop).update(done.withTranscript(most)).transcript()).isEqualTo(most);
  }
}
