// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.EntityType;
import dev.keelson.run.Run;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Checkpoints;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.SandboxSpecs;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.Executor;
import dev.keelson.workspace.SandboxSpecId;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.SessionRepository;
import dev.keelson.workspace.SessionStatus;
import dev.keelson.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({"R000-136", "R002-41", "R002-42", "R002-43", "R002-44"})
public abstract class SessionSuite extends OwnedLifecycleSuite<Session, SessionId> {

  @Override
  protected EntityType<Session, SessionId> type() {
    return Session.TYPE;
  }

  @Override
  protected SessionRepository repository(TestWorld world) {
    return world.project().sessions();
  }

  @Override
  protected Session minimal(TestWorld world) {
    return Sessions.created(world.workspace());
  }

  @Override
  protected List<Session> lackingWhatIsOptional(TestWorld world) {
    return List.of(minimal(world), Session.of(world.id(), null, Made.NOW));
  }

  @Override
  protected List<Session> everyComponentSet(TestWorld world) {
    SandboxSpecId spec = keelson.sandboxSpecs().insert(SandboxSpecs.shell()).id();
    return List.of(
        Sessions.everyComponentSet(world.workspace(), world.step(), spec, world.checkpoint().id()));
  }

  @Override
  protected Session edited(Session session) {
    return session.withName("Edit " + session.version());
  }

  @Override
  protected Map<String, BinaryOperator<Session>> clashes() {
    return Map.of("external_key", (fresh, stored) -> fresh.withExternalKey(stored.externalKey()));
  }

  @Override
  protected Session inState(Session session, String state) {
    SessionStatus status = SessionStatus.LIFECYCLE.parse(state);
    Session.Builder changed = Session.builder();
    if (status == SessionStatus.RESUMING && session.lastCheckpointId() == null) {
      Checkpoint last = session.version() == 0 ? shop.checkpoint() : checkpointOf(session);
      return inState(session.checkpointed(last), state);
    }
    return changed
        .from(session)
        .status(status)
        .statusReason(status == SessionStatus.CANCELLED ? StatusReason.KILLED : null)
        .failure(status == SessionStatus.FAILED ? Made.FAILURE : null)
        .finishedAt(SessionStatus.LIFECYCLE.isActive(status) ? null : Made.NOW)
        .build();
  }

  private Checkpoint checkpointOf(Session session) {
    return shop.project().checkpoints().insert(Checkpoints.minimal(session));
  }

  @Override
  protected Set<String> comingOfItself() {
    return Set.of("lastCheckpointId");
  }

  @Override
  protected List<Pointer<Session, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "workspace_id",
            WorkspaceId.next(),
            world -> world.workspace().id(),
            Session::withWorkspaceId),
        new Pointer<>("run_id", RunId.next(), world -> world.run().id(), Session::withRunId),
        new Pointer<>("step_id", RunStepId.next(), world -> world.step().id(), Session::withStepId),
        new Pointer<>(
            "sandbox_spec_id",
            SandboxSpecId.next(),
            world -> keelson.sandboxSpecs().insert(SandboxSpecs.shell()).id(),
            Session::withSandboxSpecId),
        new Pointer<>(
            "last_checkpoint_id",
            CheckpointId.next(),
            world -> world.checkpoint().id(),
            Session::withLastCheckpointId));
  }

  @Override
  protected Session movedTo(Session session, ProjectId project) {
    return session.withProjectId(project);
  }

  @Test
  @Proves({"R002-03", "R002-36", "R002-41", "R002-44"})
  final void a_workspace_has_many_sessions_each_with_its_executor() {
    Workspace workspace = shop.workspace();
    Session first =
        repository().insert(Session.in(workspace, Executor.CLAUDE_CODE, Made.NOW).ready(Made.NOW));
    Session followUp = repository().insert(Session.in(workspace, new Executor("CODEX"), Made.NOW));
    shop.session();
    assertThat(all(page -> shop.project().sessions().findByWorkspace(workspace.id(), page)))
        .containsExactly(first, followUp);
    assertThat(all(page -> shop.project().sessions().findByStatus(SessionStatus.READY, page)))
        .containsExactly(first);
  }

  @Test
  @Proves("R000-99")
  final void a_run_has_many_sessions() {
    Run run = shop.run();
    Session first = repository().insert(minimal(shop).withRunId(run.id()));
    Session second = repository().insert(minimal(shop).withRunId(run.id()));
    shop.session();
    assertThat(all(page -> shop.project().sessions().findByRun(run.id(), page)))
        .containsExactly(first, second);
  }

  @Test
  @Proves("R000-136")
  final void a_session_needs_no_workspace_and_is_found_by_its_key_and_its_sandbox() {
    Session plain = Session.of(shop.id(), null, Made.NOW);
    Session kept =
        repository()
            .insert(
                Session.builder()
                    .from(plain)
                    .externalKey("sprite-eu-7")
                    .sandboxId("sb-1")
                    .runnerState(Json.EMPTY.with("pid", 7))
                    .metadata(Json.EMPTY.with("region", "eu"))
                    .build());
    Session followUp =
        repository().insert(Sessions.created(shop.workspace()).withSandboxId("sb-1"));
    assertThat(repository().get(kept.id()).workspaceId()).isNull();
    assertThat(repository(shop).findByExternalKey("sprite-eu-7")).contains(kept);
    assertThat(repository(shop).findByExternalKey("sprite-eu-8")).isEmpty();
    assertThat(repository(shop.elsewhere()).findByExternalKey("sprite-eu-7")).isEmpty();
    assertThat(all(page -> repository(shop).findBySandbox("sb-1", page)))
        .containsExactly(followUp, kept);
    assertThat(all(page -> repository(shop).findBySandbox("sb-2", page))).isEmpty();
    Session ready = repository().update(kept.ready(Made.NOW));
    Session running = repository().update(ready.running(Made.NOW.plusSeconds(1)));
    assertThat(repository().update(running.completed(Made.NOW.plusSeconds(2))).status())
        .isEqualTo(SessionStatus.COMPLETED);
  }

  @Test
  final void executions_are_counted_and_the_first_start_is_kept() {
    SessionId id = shop.session().id();
    repository().update(id, session -> session.ready(Made.NOW));
    repository().update(id, session -> session.running(Made.NOW.plusSeconds(1)));
    repository().update(id, session -> session.needsInput(Made.NOW.plusSeconds(2)));
    repository().update(id, session -> session.ready(Made.NOW.plusSeconds(3)));
    Session running = repository().update(id, s -> s.running(Made.NOW.plusSeconds(4)));
    assertThat(running.executionCount()).as("executionCount").isEqualTo(2);
    assertThat(running.startedAt()).isEqualTo(Made.NOW.plusSeconds(1));
    assertThat(running.lastActivityAt()).isEqualTo(Made.NOW.plusSeconds(4));
  }

  @Test
  final void only_a_session_with_a_checkpoint_can_be_resumed() {
    Session running = repository().insert(Sessions.running(shop.workspace()));
    Checkpoint checkpoint =
        shop.project().checkpoints().insert(Checkpoint.of(running, "cp-1", Json.EMPTY, Made.NOW));
    assertThat(checkpoint.sequence()).as("sequence").isEqualTo(1);
    Session failed = repository().update(running.failed(Made.FAILURE, Made.NOW));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> failed.resuming(Made.NOW))
        .satisfies(e -> assertThat(e.field()).isEqualTo("session.lastCheckpointId"));
    Session resuming =
        repository().update(failed.checkpointed(checkpoint).resuming(Made.NOW.plusSeconds(5)));
    assertThat(resuming.finishedAt()).isNull();
    assertThat(resuming.failure()).isNull();
    assertThat(repository().update(resuming.ready(Made.NOW)).status())
        .isEqualTo(SessionStatus.READY);
  }

  @Test
  final void a_session_takes_only_checkpoints_of_its_own() {
    Session earlier = repository().insert(Sessions.running(shop.workspace()));
    Checkpoint theirs =
        shop.project().checkpoints().insert(Checkpoint.of(earlier, "cp-1", Json.EMPTY, Made.NOW));
    Session followUp =
        repository().insert(Sessions.created(shop.workspace()).withLastCheckpointId(theirs.id()));
    Checkpoint own =
        shop.project().checkpoints().insert(Checkpoint.of(followUp, "cp-2", Json.EMPTY, Made.NOW));
    Session ready = repository().update(followUp.ready(Made.NOW));
    Session checkpointed = repository().update(ready.checkpointed(own));
    for (Session session : List.of(checkpointed, repository().insert(minimal(shop)))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> repository().update(session.checkpointed(theirs)))
          .withMessage(
              "session.lastCheckpointId must be a checkpoint of the session, unless it began with"
                  + " it; insert a session that begins with it");
      assertThat(repository().get(session.id())).isEqualTo(session);
    }
  }
}
