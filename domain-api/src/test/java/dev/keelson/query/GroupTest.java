// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keelson.agent.Agent;
import dev.keelson.run.Run;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the keys of a group are asked for. */
final class GroupTest {

  private static final Grouping<Run, String> EXTERNAL_KEY = Grouping.by(Run.EXTERNAL_KEY);
  private static final Grouping<Run, String> OF_ITEM =
      Grouping.by(Run.WORK_ITEM_ID, WorkItem.TYPE, WorkItem.EXTERNAL_KEY);

  private final Group<Run> group =
      new Group<>(
          Run.TYPE
              .all()
              .summed()
              .by(EXTERNAL_KEY)
              .by(OF_ITEM)
              .by(Run.WORK_ITEM_ID, WorkItem.TYPE, WorkItem.STATUS),
          Arrays.asList("run", null, WorkItemStatus.PENDING),
          1,
          List.of(),
          List.of());

  @Test
  void a_key_is_asked_for_by_its_attribute_or_its_grouping() {
    assertThat(group.key(WorkItem.STATUS)).isEqualTo(WorkItemStatus.PENDING);
    assertThat(group.key(EXTERNAL_KEY)).isEqualTo("run");
    assertThat(group.key(OF_ITEM)).isNull();
  }

  @Test
  void an_attribute_that_is_grouped_by_on_two_paths_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> group.key(Run.EXTERNAL_KEY))
        .withMessage(
            "external_key may be any of the groupings [external_key, work_item_id.external_key];"
                + " ask for the key of one of them");
  }

  @Test
  void what_is_not_grouped_by_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> group.key(Agent.KEY))
        .withMessageStartingWith("key is none of the groupings [external_key, ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> group.key(Grouping.by(Run.STATUS)))
        .withMessageStartingWith("status is none of the groupings [external_key, ");
  }
}
