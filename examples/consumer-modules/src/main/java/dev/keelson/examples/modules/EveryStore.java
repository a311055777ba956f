// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.modules;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.jooq.JooqKeelson;
import dev.keelson.journal.JournalEntry;
import dev.keelson.jpa.JpaKeelson;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.project.Project;
import dev.keelson.spi.Codec;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.Workflows;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.workflow.WorkflowDefinition;
import java.time.Instant;
import java.util.List;

/** Writes, asks, moves and reads the journal on every store, all of it on the module path. */
final class EveryStore {

  private record Finding(String file, int line) {}

  private EveryStore() {}

  public static void main(String[] args) {
    for (Class<?> type : List.of(Keelson.class, EveryStore.class)) {
      same(true, type.getModule().isNamed());
    }
    try (Keelson keelson = MemoryKeelson.create()) {
      tell("memory", work(keelson));
    }
    try (TestDatabase database = PostgresForTests.newDatabase()) {
      try (Keelson keelson = JooqKeelson.over(database.dataSource())) {
        tell("jooq", work(keelson));
      }
      database.clear();
      try (Keelson keelson = JpaKeelson.over(database.dataSource())) {
        tell("jpa", work(keelson));
      }
    }
  }

  private static List<JournalEntry> work(Keelson keelson) {
    Project shop = keelson.projects().insert(Projects.everyComponentSet().activated());
    same(shop, keelson.projects().get(shop.id()));
    Agent coder = keelson.agents().insert(Agents.coder());
    WorkflowDefinition workflow = keelson.workflows().insert(Workflows.everyComponentSet());
    same(workflow, keelson.workflows().get(workflow.id()));
    Codec<WorkflowDefinition> codec = Codec.of(WorkflowDefinition.TYPE);
    same(workflow, codec.read(codec.write(workflow)));

    ProjectScope project = keelson.project(shop.id());
    WorkItem bug =
        project
            .workItems()
            .insert(
                WorkItem.titled(shop.id(), "The cart forgets", Instant.now())
                    .withExternalKey("github:acme/shop#12")
                    .withPayload(Json.of(new Finding("Cart.java", 12))));
    same(bug, project.workItems().findByExternalKey("github:acme/shop#12").orElseThrow());
    Claim claim = keelson.workQueue().claim(ClaimRequest.by(coder.id()).everywhere()).getFirst();
    keelson.workQueue().complete(claim.lease(), Outcome.success());
    same(
        List.of(bug.id()),
        project.reader().page(WorkItem.TYPE.all(), PageRequest.first(10)).items().stream()
            .map(WorkItem::id)
            .toList());
    return project.journal().history(bug.id()).items();
  }

  private static void tell(String store, List<JournalEntry> journal) {
    List<String> states = journal.stream().map(JournalEntry::toState).toList();
    System.out.println(store + ": " + states);
    same(List.of("pending", "in_progress", "completed"), states);
  }

  private static void same(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("expected %s, and found %s".formatted(expected, actual));
    }
  }
}
