// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentId;
import dev.keelson.core.RunId;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.query.Scope;
import dev.keelson.run.Run;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.Claim;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A collection that is passed is looked at once, so that what is checked is what is used. */
public abstract class TwoFacedSuite extends Suite {

  @Test
  final void the_leases_that_were_checked_are_renewed_and_completed() {
    Claim mine = shop.claimed();
    Claim theirs = shop.claimed();
    Keelson own = keelson.actingAs(mine.lease().holder().actor());
    List<Lease> renewed =
        own.workQueue()
            .renewAll(
                TwoFaces.list(List.of(mine.lease()), List.of(theirs.lease())), Duration.ofHours(1));
    assertThat(renewed).extracting(Lease::subject).containsExactly(mine.item().id());
    List<Lease> completed =
        own.workQueue()
            .completeAll(TwoFaces.list(renewed, List.of(theirs.lease())), Outcome.success());
    assertThat(completed).extracting(Lease::subject).containsExactly(mine.item().id());
    assertThat(project().workItems().get(theirs.item().id())).isEqualTo(theirs.item());
  }

  @Test
  final void what_was_checked_is_appended() {
    SessionId session = shop.session().id();
    SessionEvent event = SessionEvents.named(shop.id(), session, "begun");
    assertThat(project().sessionEvents().append(twoFaced(event))).hasSize(1);
    AgentId agent = shop.agent().id();
    AgentExecution call = AgentExecutions.unmeasured(shop.id(), agent);
    project().usage().append(twoFaced(call));
    assertThat(all(page -> project().usage().findByAgent(agent, page))).containsExactly(call);
    ProjectFile file = project().files().insert(ProjectFiles.minimal(shop.id()));
    FileChunk chunk = FileChunk.of(file, 1, 0, "text", Made.NOW);
    assertThat(project().files().ingest(file.id(), 1, twoFaced(chunk)).isNew()).isTrue();
  }

  @Test
  final void what_was_counted_is_read() {
    Run one = shop.run();
    Run other = shop.run();
    Set<RunId> ids = TwoFaces.set(Set.of(one.id(), other.id()));
    assertThat(project().runs().byIds(ids)).containsOnlyKeys(one.id(), other.id());
    assertThat(project().journal().histories(twoFaced(one.id())).items()).hasSize(1);
    assertThat(project().journal().chained(twoFaced(one.id()))).hasSize(1);
    assertThat(keelson.across(twoFaced(shop.id())).count(Run.TYPE.all())).isEqualTo(2);
    assertThat(new Scope.Projects(twoFaced(shop.id())).ids()).containsExactly(shop.id());
  }

  private ProjectScope project() {
    return shop.project();
  }

  private static <E> List<E> twoFaced(E checked) {
    return TwoFaces.list(List.of(checked), Collections.singletonList(null));
  }
}
