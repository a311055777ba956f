// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.query.Found;
import dev.keelson.query.Group;
import dev.keelson.query.Latest;
import dev.keelson.query.Path;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import dev.keelson.query.Summary;
import dev.keelson.run.Run;
import dev.keelson.work.WorkItem;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a strict reader says about queries that no index serves. */
final class StrictReaderTest {

  private static final PageRequest PAGE = PageRequest.first(10);

  private final Reader reader =
      new Reader(new Nothing(), new Scope.Projects(List.of(ProjectId.next())), true);

  @Test
  void names_the_indexes_that_there_are() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> reader.page(Run.TYPE.where(Run.ATTEMPT.atLeast(2)), PAGE))
        .withMessageStartingWith(
            "query must be served by an index of run; query by indexed attributes (")
        .withMessageContainingAll("status, created_at; ", "work_item_id, created_at")
        .withMessageContaining("), or declare it asScan(): run where attempt in range ");
  }

  @Test
  void names_the_path_of_what_comes_with_a_value_and_the_step_that_is_not_served() {
    Latest<WorkItem, ExecutionProcess> lastToStart =
        Latest.of(
                WorkItem.TYPE,
                ExecutionProcess.TYPE,
                Path.of(ExecutionProcess.TYPE, ExecutionProcess.SESSION_ID)
                    .then(Session.TYPE, Session.WORKSPACE_ID)
                    .then(Workspace.TYPE, Workspace.WORK_ITEM_ID))
            .of(ExecutionProcess.TYPE.all().byDescending(ExecutionProcess.TYPE.updatedAt()));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> reader.page(WorkItem.TYPE.all(), PAGE, List.of(lastToStart)))
        .withMessageStartingWith(
            "latest.path must be served by an index at each step:"
                + " execution_process.session_id, session.workspace_id, workspace.work_item_id,"
                + " by updated_at; execution_process.session_id is not;"
                + " query by indexed attributes of execution_process (")
        .withMessageContaining("session_id, ");
  }

  @Test
  void lets_scans_and_what_is_served_through() {
    Latest<WorkItem, Run> last = Latest.of(WorkItem.TYPE, Run.TYPE, Run.WORK_ITEM_ID);
    assertThat(reader.page(WorkItem.TYPE.all(), PAGE, List.of(last)).items()).isEmpty();
    assertThat(reader.all(Run.TYPE.where(Run.ATTEMPT.atLeast(2)).asScan())).isEmpty();
  }

  private static final class Nothing implements QueryStore {

    @Override
    public <T> List<Found<T>> list(
        Query<T> query, Scope scope, @Nullable Place after, int limit, List<Latest<T, ?>> latest) {
      return List.of();
    }

    @Override
    public <T> List<Group<T>> summarize(Summary<T> summary, Scope scope) {
      return List.of();
    }
  }
}
