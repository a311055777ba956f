// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.StatusReason;
import dev.keelson.jooq.JooqKeelson;
import dev.keelson.project.Project;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ConsumerTest {

  private static final TestDatabase DATABASE = PostgresForTests.newDatabase();

  private final Keelson keelson = JooqKeelson.over(DATABASE.dataSource());

  @AfterAll
  static void dropTheDatabase() {
    DATABASE.close();
  }

  @Test
  void a_bug_is_filed_once_claimed_and_completed_with_nothing_but_what_is_published() {
    Project shop = keelson.projects().insert(Projects.shop());
    Agent coder = keelson.agents().insert(Agents.coder());
    Triage triage = new Triage(keelson.project(shop.id()), InstantSource.system());

    WorkItem bug = triage.file("github:acme/shop#12", "The cart forgets its items");
    assertThat(triage.file("github:acme/shop#12", "The cart forgets its items")).isEqualTo(bug);

    Claim claim = keelson.workQueue().claim(ClaimRequest.by(coder.id()).everywhere()).getFirst();
    assertThat(claim.item().id()).isEqualTo(bug.id());
    WorkItem done = keelson.workQueue().complete(claim.lease(), Outcome.success());
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> done.failed(StatusReason.TIMED_OUT, Instant.now()))
        .withMessageContaining("cannot go from completed to failed");
  }
}
