// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.ProjectId;
import dev.keelson.query.EntityType;
import dev.keelson.repository.Repository;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Checkpoints;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves("R000-139")
public abstract class CheckpointSuite extends OwnedSuite<Checkpoint, CheckpointId> {

  @Override
  protected EntityType<Checkpoint, CheckpointId> type() {
    return Checkpoint.TYPE;
  }

  @Override
  protected Repository<Checkpoint, CheckpointId> repository(TestWorld world) {
    return world.project().checkpoints();
  }

  @Override
  protected Checkpoint minimal(TestWorld world) {
    return Checkpoints.minimal(world.session());
  }

  @Override
  protected List<Checkpoint> everyComponentSet(TestWorld world) {
    return List.of(Checkpoints.everyComponentSet(world.session()));
  }

  @Override
  protected Checkpoint edited(Checkpoint checkpoint) {
    return checkpoint.withMetadata(checkpoint.metadata().with("edited", checkpoint.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Checkpoint>> clashes() {
    return Map.of();
  }

  @Override
  protected List<Pointer<Checkpoint, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "session_id",
            SessionId.next(),
            world -> world.session().id(),
            Checkpoint::withSessionId));
  }

  @Override
  protected Checkpoint movedTo(Checkpoint checkpoint, ProjectId project) {
    return checkpoint.withProjectId(project);
  }

  @Test
  final void the_latest_is_the_one_that_was_made_last() {
    Session session = shop.session();
    assertThat(shop.project().checkpoints().findLatest(session.id())).isEmpty();
    Checkpoint late = repository().insert(made(session, Made.NOW.plusSeconds(1)));
    Checkpoint early = repository().insert(made(session, Made.NOW));
    repository().insert(made(shop.session(), Made.NOW.plusSeconds(9)));
    assertThat(shop.project().checkpoints().findLatest(session.id())).contains(late);
    assertThat(all(page -> shop.project().checkpoints().findBySession(session.id(), page)))
        .containsExactly(late, early);
  }

  private static Checkpoint made(Session session, Instant at) {
    return Checkpoints.minimal(session).withAudit(AuditInfo.made(at));
  }
}
