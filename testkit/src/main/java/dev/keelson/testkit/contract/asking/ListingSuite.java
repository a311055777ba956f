// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Cursor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.testkit.contract.Pages;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.asking.Listing.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EachListing.class)
public abstract class ListingSuite extends Suite {

  private static final int COUNT = 7;

  /** What does not ask for what belongs to something is the same query every time. */
  private static final Pattern ASKS_FOR_A_WORD =
      Pattern.compile(
          "^all |^[a-z]+$|^links to repos$|^(secrets|summaries|support|versions of|revisions"
              + " of)|in vain$|by (status|whether|owner|kind|type|provider|name|exclusive)");

  @TestTemplate
  final <T> void comes_in_the_documented_order_in_pages_of_any_size(Listing<T> listing) {
    Shelf<T> shelf = listing.open().apply(strictly());
    List<T> expected = sorted(listing, fill(shelf, 0, COUNT));
    for (int size = 1; size <= COUNT + 1; size++) {
      List<T> seen = Pages.all(request -> shelf.query().apply(strictly(), request), size);
      assertThat(seen).as("in pages of %s", size).containsExactlyElementsOf(expected);
    }
  }

  @TestTemplate
  final <T> void what_stays_is_seen_once_whatever_comes_between_two_pages(Listing<T> listing) {
    Shelf<T> shelf = listing.open().apply(strictly());
    List<T> before = fill(shelf, 0, COUNT);
    Page<T> page = shelf.query().apply(strictly(), PageRequest.first(3));
    List<T> seen = new ArrayList<>(page.items());
    int next = COUNT;
    int pages = 1;
    while (page.next() != null) {
      fill(shelf, next, Math.min(next + 3, 16));
      next = Math.min(next + 3, 16);
      page = shelf.query().apply(strictly(), PageRequest.first(3).after(page.next()));
      assertThat(page.items())
          .as("the next page begins behind the last one")
          .doesNotContainAnyElementsOf(seen);
      seen.addAll(page.items());
      assertThat(++pages).as("pages of 3, of 16 values").isLessThan(20);
    }
    assertThat(seen).as("what was there before").doesNotHaveDuplicates().containsAll(before);
    assertThat(seen).containsExactlyElementsOf(sorted(listing, seen));
  }

  @TestTemplate
  final <T> void is_empty_and_has_no_next_page_when_there_is_nothing(Listing<T> listing) {
    Shelf<T> shelf = listing.open().apply(strictly());
    Page<T> page = shelf.query().apply(strictly(), PageRequest.first(5));
    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isNull();
  }

  @TestTemplate
  final <T> void other_projects_see_what_is_shared_and_nothing_else(Listing<T> listing) {
    Shelf<T> shelf = listing.open().apply(strictly());
    List<T> items = sorted(listing, fill(shelf, 0, COUNT));
    Page<T> elsewhere = shelf.query().apply(strictly().elsewhere(), PageRequest.first(100));
    assertThat(elsewhere.items())
        .containsExactlyElementsOf(listing.owned() ? Collections.<T>emptyList() : items);
  }

  @TestTemplate
  final <T> void leaves_out_what_is_about_something_else(Listing<T> listing) {
    Shelf<T> shelf = listing.open().apply(strictly());
    List<T> asked = new ArrayList<>(fill(shelf, 0, 3));
    List<T> others = fill(listing.open().apply(strictly()), 3, 6);
    if (ASKS_FOR_A_WORD.matcher(listing.name()).find()) {
      asked.addAll(others);
    }
    assertThat(shelf.query().apply(strictly(), PageRequest.first(100)).items())
        .containsExactlyElementsOf(sorted(listing, asked));
  }

  @TestTemplate
  final <T> void refuses_a_cursor_that_it_never_gave(Listing<T> listing) {
    Shelf<T> shelf = listing.open().apply(strictly());
    fill(shelf, 0, 2);
    String query = Cursors.query(shelf.query().apply(strictly(), PageRequest.first(1)).next());
    for (Cursor cursor :
        List.of(
            new Cursor(""),
            new Cursor("not a cursor!"),
            Cursor.of(query, List.of("x")),
            Cursor.of(query, List.of("x", "y")),
            at(query, Instant.MAX),
            at(query, Instant.parse("+300000-01-01T00:00:00Z")),
            Cursor.of(query, List.of("x", "y", "z")))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as("%s", cursor)
          .isThrownBy(() -> shelf.query().apply(strictly(), PageRequest.first(5).after(cursor)))
          .satisfies(e -> assertThat(e.field()).isEqualTo("cursor"));
    }
  }

  /** Every finder is served by an index, or says that it is a scan. */
  private TestWorld strictly() {
    return shop.through(strict());
  }

  private static Cursor at(String query, Instant time) {
    return Cursor.of(query, List.of(time.toString(), UUID.randomUUID().toString()));
  }

  private static <T> List<T> fill(Shelf<T> shelf, int from, int to) {
    return IntStream.range(from, to).mapToObj(shelf.add()).toList();
  }

  private static <T> List<T> sorted(Listing<T> listing, List<T> items) {
    return items.stream().sorted(listing.order()).toList();
  }
}
