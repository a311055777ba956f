// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PagingTest {

  @Test
  void a_cursor_gives_back_the_keys_that_it_was_made_of() {
    Id id = ProjectId.next();
    Cursor cursor = Cursor.behind(List.of(-10, "2026-02-03T04:05:06Z", id));
    assertThat(cursor.keys(3)).containsExactly("-10", "2026-02-03T04:05:06Z", id.toString());
    assertThat(new Cursor(cursor.toString())).isEqualTo(cursor);
    assertThat(cursor.token()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void a_cursor_of_another_query_is_refused() {
    for (Cursor foreign :
        List.of(
            Cursor.behind(List.of(1)),
            Cursor.behind(List.of(1, 2, 3)),
            new Cursor(""),
            new Cursor("not base64!"),
            new Cursor("====="))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(foreign.token())
          .isThrownBy(() -> foreign.keys(2))
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
          .withMessage("page.size must be 1 to 1000; got %d", size);
    }
  }

  @Test
  void a_page_knows_whether_more_follow_from_the_one_row_too_many() {
    Page<Integer> last = Page.of(List.of(1, 2), 2, List::of);
    assertThat(last).isEqualTo(new Page<>(List.of(1, 2), null));
    Page<Integer> first = Page.of(List.of(1, 2, 3), 2, List::of);
    assertThat(first).isEqualTo(new Page<>(List.of(1, 2), Cursor.behind(List.of(2))));
    assertThat(Page.of(List.<Integer>of(), 2, List::of).items()).isEmpty();
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
          int from = after == null ? 0 : Integer.parseInt(after.keys(1).getFirst()) + 1;
          List<Integer> oneMore =
              rows.subList(from, Math.min(rows.size(), from + request.size() + 1));
          sizes.add(oneMore.size());
          return Page.of(oneMore, request.size(), List::of);
        });
    assertThat(all).isEqualTo(rows);
    assertThat(sizes).containsExactly(1001, 1001, 500);
  }
}
