// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PagingTest {

  @Test
  void a_list_of_everything_does_not_pass_over_a_row_that_can_not_be_read() {
    Unreadable row = new Unreadable("run", "7", "its status is 'paused'; update this release");
    Page<Integer> page = new Page<>(List.of(1), null, List.of(row));
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> Page.all(request -> page))
        .withMessage("run 7 can't be read: its status is 'paused'; update this release")
        .satisfies(e -> assertThat(e.row()).isEqualTo(row));
  }

  @Test
  void a_cursor_gives_back_the_keys_that_it_was_made_of() {
    Id id = ProjectId.next();
    Cursor cursor = Cursor.of("query", List.of("-10", "two\nlines", id.toString()));
    assertThat(cursor.texts("query")).containsExactly("-10", "two\nlines", id.toString());
    assertThat(new Cursor(cursor.toString())).isEqualTo(cursor);
    assertThat(cursor.token()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void a_cursor_of_another_query_is_refused() {
    for (Cursor foreign :
        List.of(
            Cursor.of("other", List.of("1")),
            Cursor.of("", List.of()),
            new Cursor("W10"), // a list of nothing
            new Cursor("e30"), // no list
            new Cursor(""),
            new Cursor("not base64!"),
            new Cursor("====="))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(foreign.token())
          .isThrownBy(() -> foreign.texts("query"))
          .withMessage(
              "cursor must come from an earlier page of the same query; start again without a"
                  + " cursor");
    }
  }

  @Test
  void a_page_has_1_to_1000_items() {
    assertThat(PageRequest.first(1).size()).isEqualTo(1);
    assertThat(PageRequest.first(PageRequest.MAX_SIZE).size()).isEqualTo(1000);
    for (int size : new int[] {0, -1, 1001}) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> PageRequest.first(size))
          .withMessage("page.size must be 1 to 1000; got %s", size);
    }
  }

  @Test
  void the_items_of_a_page_cannot_be_changed() {
    List<Integer> rows = new ArrayList<>(List.of(1));
    Page<Integer> page = new Page<>(rows, null);
    rows.add(2);
    assertThat(page.items()).containsExactly(1).isUnmodifiable();
  }

  @Test
  void all_pages_are_read_one_after_the_other() {
    List<Integer> rows = IntStream.range(0, 2500).boxed().toList();
    List<Integer> sizes = new ArrayList<>();
    List<Integer> all =
        Page.all(request -> {
          Cursor after = request.after();
          int from = after == null ? 0 : Integer.parseInt(after.texts("rows").getFirst()) + 1;
          List<Integer> items = rows.subList(from, Math.min(rows.size(), from + request.size()));
          sizes.add(items.size());
          return new Page<>(
              items,
              from + items.size() == rows.size()
                  ? null
                  : Cursor.of("rows", List.of(items.getLast().toString())));
        });
    assertThat(all).isEqualTo(rows);
    assertThat(sizes).containsExactly(1000, 1000, 500);
  }

  @Test
  void a_page_that_is_followed_by_itself_is_refused() {
    Page<Integer> same = new Page<>(List.of(1), new Cursor("same"));
    assertThatIllegalStateException().isThrownBy(() -> Page.<Integer>all(request -> same));
  }
}
