// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds what is claimed and renewed where there is much. */
final class PlansTest extends ShopTest {

  private RunId run;
  private WorkItemId item;

  @BeforeEach
  void fill_the_tables() throws IOException {
    item = item().id();
    run = shop.runs().insert(Runs.pending(project())).id();
    try (InputStream file = PlansTest.class.getResourceAsStream("many_rows.sql")) {
      sql.execute(
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .replace("$project", project().toString())
              .replace("$item", item.toString())
              .replace("$run", run.toString()));
    }
  }

  @Test
  void a_claim_goes_straight_to_the_rows_that_an_index_gave() {
    ClaimRequest.By agents = ClaimRequest.by(agent.id());
    assertThat(planOf(() -> keelson.workQueue().claim(agents.in(project()).upTo(10))))
        .contains("work_item_ready_idx", "work_item_dependency_blocked_id", "Tid Scan on work_item")
        .doesNotContain("Seq Scan on work_item");
    assertThat(planOf(() -> keelson.workQueue().claim(agents.everywhere().upTo(10))))
        .contains("work_item_ready_idx", "work_item_dependency_blocked_id", "Tid Scan on work_item")
        .doesNotContain("Seq Scan on work_item");
  }

  @Test
  void many_leases_find_their_items_by_index() {
    List<Lease> leases =
        keelson.workQueue().claim(ClaimRequest.by(agent.id()).in(project()).upTo(50)).stream()
            .map(Claim::lease)
            .toList();
    assertThat(planOf(() -> keelson.workQueue().renewAll(leases, Duration.ofMinutes(1))))
        .contains("Index Scan")
        .doesNotContain("Seq Scan");
    assertThat(planOf(() -> keelson.workQueue().completeAll(leases, Outcome.success())))
        .contains("Index Scan")
        .doesNotContain("Seq Scan");
  }

  /** The last statement that {@code work} sends, and its plan. */
  private String planOf(Runnable work) {
    String statement = recorder.during(work).getLast();
    return sql.fetch("explain (costs off) " + statement).stream()
        .map(row -> row.get(0, String.class))
        .collect(joining("\n", statement + "\n\n", ""));
  }
}
