// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.query.RowType;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Pages;
import dev.keelson.testkit.contract.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What holds for every finder of every repository, found by reflection: to write one is to have it
 * asked on every store.
 */
@ExtendWith(EachType.class)
@Needs(Part.CORE)
public abstract class FinderSuite extends Suite {

  /**
   * These look for what specimens are not: in trouble, claimed, running, to be resumed, labelled
   * so; or for what others refer to.
   */
  private static final Set<String> FIND_OTHERS =
      Set.of(
          "SideEffectRepository.findInDoubt",
          "WorkItemDependencyRepository.findBroken",
          "WorkItemRepository.findByHolder",
          "WorkItemRepository.findByLabel",
          "RunRepository.findByAgent",
          "PullRequestRepository.findRunByNumber",
          "PullRequestRepository.findRunsByHeadSha",
          "PullRequestRepository.findRunsByCheckSuite",
          "ProjectRepository.findByRepo",
          "CodingAgentTurnRepository.findResumable");

  @TestTemplate
  final <T> void is_one_statement_that_an_index_serves_and_the_same_page_by_page(
      Specimens<T> specimens) {
    RowType<T> type = specimens.type();
    assumeKept(List.of(Part.of(type)), fixture);
    specimens.fill(shop);
    List<T> rows = new Answers(shop).rows(type);
    for (Finder finder : Finder.of(type)) {
      List<List<Object>> asked = finder.arguments(rows);
      if (asked.isEmpty() && shop.parts().size() < Part.values().length) {
        continue; // it looks for what refers to a part that is not kept
      }
      Object repository = finder.repository(strict(), shop.id());
      boolean found = FIND_OTHERS.contains(finder.toString());
      for (List<Object> arguments : asked) {
        found |= finds(finder, repository, arguments);
      }
      assertThat(found).as("%s found something of what is stored", finder).isTrue();
    }
  }

  private boolean finds(Finder finder, Object repository, List<Object> arguments) {
    if (!finder.isPaged()) {
      return ((Optional<?>) asked(finder, repository, arguments)).isPresent();
    }
    Page<Object> whole = page(asked(finder, repository, with(arguments, PageRequest.first(1000))));
    List<Object> byPages =
        Pages.all(page -> page(asked(finder, repository, with(arguments, page))), 3);
    assertThat(byPages).as("%s%s in pages of 3", finder, arguments).isEqualTo(whole.items());
    return !whole.items().isEmpty();
  }

  private Object asked(Finder finder, Object repository, List<Object> arguments) {
    return statements(1, () -> finder.call(repository, arguments));
  }

  @SuppressWarnings("unchecked") // of whatever the finder lists
  private static Page<Object> page(Object answer) {
    return (Page<Object>) answer;
  }

  private static List<Object> with(List<Object> arguments, PageRequest page) {
    List<Object> all = new ArrayList<>(arguments);
    all.add(page);
    return all;
  }
}
