// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.core.ProjectId;
import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.Found;
import dev.keelson.query.Group;
import dev.keelson.query.Latest;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import dev.keelson.repository.QueryStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Stores that answer queries wrongly, of whatever type. */
final class QueryMutantsTest {

  private static final String IN_ORDER =
      "Lists_in_pages.comes_in_the_documented_order_in_pages_of_any_size";

  /** More than any listing of the contract has. */
  private static final int ALL = 1000;

  @Test
  void a_store_that_ignores_a_condition_is_caught() {
    assertCaught(
        asking(QueryMutantsTest::withoutTheLast),
        "Lists_in_pages.leaves_out_what_is_about_something_else",
        "Scratches.is_found_by_type_and_key_and_the_key_may_be_about_anything");
  }

  private static <T> Query<T> withoutTheLast(Query<T> query) {
    int count = query.conditions().size();
    return with(query.conditions().subList(0, Math.max(0, count - 1)), query);
  }

  @Test
  void a_store_that_ignores_what_must_not_be_is_caught() {
    assertCaught(
        asking(query -> without(condition -> condition instanceof Condition.Not<?>, query)),
        "Asking_questions.answers_about_every_attribute");
  }

  @Test
  void a_store_that_does_not_step_along_references_is_caught() {
    assertCaught(
        asking(
            query -> without(condition -> condition instanceof Condition.Refers<?, ?, ?>, query)),
        "Dependencies.what_waits_for_something_that_failed_or_was_cancelled_is_found");
  }

  @Test
  void a_store_that_does_not_step_back_along_references_is_caught() {
    assertCaught(
        asking(
            query -> without(condition -> condition instanceof Condition.Referred<?, ?, ?>, query)),
        "Turns_of_agents.a_session_is_resumed_from_the_turn_that_began_last_and_was_not_dropped");
  }

  @Test
  void a_store_that_ignores_the_order_is_caught() {
    Fault byCreation = asking(QueryMutantsTest::byCreation);
    assertCaught(
        listing(call -> call.args().get(2) == null ? byCreation.answer(call) : call.proceed()),
        IN_ORDER);
  }

  private static <T> Query<T> byCreation(Query<T> query) {
    return query.by(query.type().createdAt());
  }

  @Test
  void a_store_that_ignores_the_direction_is_caught() {
    assertCaught(asking(QueryMutantsTest::upwards), IN_ORDER);
  }

  private static <T> Query<T> upwards(Query<T> query) {
    return query.by(query.order().attribute());
  }

  @Test
  void a_store_whose_latest_follows_the_direction_is_caught() {
    assertCaught(
        listing(call -> {
          Query<?> query = call.arg(0, Query.class);
          return query.latestPer().isEmpty() || query.order().descending()
              ? call.proceed()
              : firstOfEach(query, call);
        }),
        "The_latest_of_several"
            + ".the_one_with_the_highest_is_the_latest_in_whichever_direction_it_is_sorted");
  }

  private static <T> List<Object> firstOfEach(Query<T> query, Call call) throws Throwable {
    Query<T> all =
        new Query<>(query.type(), query.conditions(), query.order(), List.of(), query.scan());
    Map<List<Object>, Object> first = new LinkedHashMap<>();
    for (Object found : (List<?>) call.proceed(all, call.args().get(1), null, ALL, List.of())) {
      List<Object> keys = new ArrayList<>();
      query.latestPer().forEach(key -> keys.add(key.of(value(query, found))));
      first.putIfAbsent(keys, found);
    }
    return List.copyOf(first.values());
  }

  @Test
  void a_store_that_skips_ties_between_pages_is_caught() {
    assertCaught(
        listing(call -> {
          List<?> answer = (List<?>) call.proceed();
          Query<?> query = call.arg(0, Query.class);
          Place after = call.arg(2, Place.class);
          return after == null
              ? answer
              : answer.stream().filter(found -> !isTied(query, found, after)).toList();
        }),
        IN_ORDER);
  }

  private static <T> boolean isTied(Query<T> query, Object found, Place after) {
    return Objects.equals(
        query.order().attribute().of(value(query, found)), after.keys().getFirst());
  }

  @Test
  void a_store_whose_order_is_not_stable_is_caught() {
    assertCaught(
        listing(call -> {
          List<Object> shuffled = new ArrayList<>((List<?>) call.proceed());
          Collections.reverse(shuffled);
          return shuffled;
        }),
        IN_ORDER);
  }

  @Test
  void a_store_that_gives_the_first_page_again_is_caught() {
    assertCaught(
        () -> {
          AtomicInteger pages = new AtomicInteger();
          return listing(call ->
              call.args().get(2) != null && pages.incrementAndGet() < 20 // so that readers end
                  ? call.proceedWith(2, null)
                  : call.proceed());
        },
        IN_ORDER,
        "Lists_in_pages.what_stays_is_seen_once_whatever_comes_between_two_pages");
  }

  @Test
  void a_store_that_pages_by_counting_is_caught() {
    assertCaught(
        () -> {
          Map<List<?>, Integer> given = new ConcurrentHashMap<>();
          return listing(call -> counted(call, call.arg(0, Query.class), given));
        },
        "Lists_in_pages.what_stays_is_seen_once_whatever_comes_between_two_pages");
  }

  /** A page that begins behind as many as were given before. */
  private static List<?> counted(Call call, Query<?> query, Map<List<?>, Integer> given)
      throws Throwable {
    Object[] everything = call.args().toArray();
    everything[2] = null;
    everything[3] = ALL;
    List<?> all = (List<?>) call.proceed(everything);
    Place after = call.arg(2, Place.class);
    int from = after == null ? 0 : given.getOrDefault(List.of(query, after), 0);
    int to = Math.min(from + call.arg(3, Integer.class), all.size());
    List<?> page = all.subList(Math.min(from, to), to);
    for (int i = 0; i < page.size(); i++) {
      Place place = place(query, page.get(i), call.arg(1, Scope.class));
      given.put(List.of(query, place), from + i + 1);
    }
    return page;
  }

  private static <T> Place place(Query<T> query, Object found, Scope scope) {
    List<Attribute<T, ?>> sortedBy = Place.sortedBy(query, scope);
    return Place.of(value(query, found), sortedBy);
  }

  @Test
  void a_store_that_lists_one_too_few_is_caught() {
    assertCaught(
        listing(call -> call.proceedWith(3, Math.max(1, call.arg(3, Integer.class) - 1))),
        IN_ORDER);
  }

  @Test
  void a_store_that_lists_what_another_project_owns_is_caught() {
    assertCaught(
        listing(call ->
            call.args().get(1) instanceof Scope.Projects && call.args().get(2) == null
                ? call.proceedWith(1, new Scope.Everywhere())
                : call.proceed()),
        "Lists_in_pages.other_projects_see_what_is_shared_and_nothing_else");
  }

  @Test
  void a_store_that_leaves_out_the_latest_is_caught() {
    assertCaught(
        listing(call ->
            ((List<?>) call.proceed()).stream().map(found -> alone((Found<?>) found)).toList()),
        "Turns_of_agents.a_session_is_resumed_from_the_turn_that_began_last_and_was_not_dropped");
  }

  @Test
  void a_store_that_lists_every_version_for_the_latest_is_caught() {
    assertCaught(
        asking(QueryMutantsTest::ofAll),
        "Screens_of_a_project.the_latest_version_of_every_artifact_is_one_page");
  }

  private static <T> Query<T> ofAll(Query<T> query) {
    return new Query<>(query.type(), query.conditions(), query.order(), List.of(), query.scan());
  }

  @Test
  void a_store_that_gives_the_earliest_for_the_latest_is_caught() {
    assertCaught(
        listing(call ->
            ((List<?>) call.proceed()).stream().map(found -> earliest((Found<?>) found)).toList()),
        "The_board_and_the_sidebar.a_card_may_show_the_last_few_attempts_and_those_only_that_match");
  }

  private static <T> Found<T> earliest(Found<T> found) {
    Map<Latest<T, ?>, List<?>> others = new HashMap<>();
    found.latest().forEach((asked, values) -> others.put(asked, values.reversed()));
    return new Found<>(found.value(), others);
  }

  @Test
  void a_store_that_asks_one_of_several_projects_is_caught() {
    assertCaught(
        listing(call ->
            call.args().get(1) instanceof Scope.Projects(List<ProjectId> ids) && ids.size() > 1
                ? call.proceedWith(1, new Scope.Projects(ids.subList(0, 1)))
                : call.proceed()),
        "Questions_over_all_projects.recent_runs_come_newest_first_from_all_projects");
  }

  @Test
  void a_store_that_asks_only_some_projects_where_all_are_asked_is_caught() {
    assertCaught(
        listing(call ->
            call.args().get(1) instanceof Scope.Everywhere
                ? ((List<?>) call.proceed()).stream().skip(1).toList()
                : call.proceed()),
        "Questions_over_all_projects.an_agents_work_is_found_in_every_project",
        "Questions_over_all_projects.processes_that_run_are_found_at_start_up");
  }

  @Test
  void a_store_whose_sums_are_rounded_is_caught() {
    assertCaught(
        in(
            QueryStore.class,
            "summarize",
            call ->
                ((List<?>) call.proceed())
                    .stream().map(group -> rounded((Group<?>) group)).toList()),
        "Sums_of_usage.a_sum_is_exact_and_says_of_how_many_calls_the_cost_is_unknown");
  }

  private static <T> Group<T> rounded(Group<T> group) {
    return new Group<>(
        group.summary(),
        group.keys(),
        group.count(),
        group.sums().stream().map(sum -> new BigDecimal(sum.floatValue())).toList(),
        group.known());
  }

  private static <T> Found<T> alone(Found<T> found) {
    Map<Latest<T, ?>, List<?>> none = new HashMap<>();
    found.latest().keySet().forEach(asked -> none.put(asked, List.of()));
    return new Found<>(found.value(), none);
  }

  @Test
  void a_store_that_counts_one_too_many_is_caught() {
    assertCaught(
        in(
            QueryStore.class,
            "summarize",
            call ->
                ((List<?>) call.proceed())
                    .stream().map(group -> oneMore((Group<?>) group)).toList()),
        "The_usage_ledger.totals_sum_every_count_of_the_run_and_of_no_other",
        "The_usage_ledger.what_is_unknown_is_not_zero");
  }

  private static <T> Group<T> oneMore(Group<T> group) {
    return new Group<>(
        group.summary(), group.keys(), group.count() + 1, group.sums(), group.known());
  }

  private static Fault listing(Fault other) {
    return in(QueryStore.class, "list", other);
  }

  /** Lists what another query finds than was asked. */
  private static Fault asking(Function<Query<?>, Query<?>> other) {
    return listing(call -> call.proceedWith(0, other.apply(call.arg(0, Query.class))));
  }

  private static <T> Query<T> without(Predicate<Condition<?>> ignored, Query<T> query) {
    return with(query.conditions().stream().filter(ignored.negate()).toList(), query);
  }

  private static <T> Query<T> with(List<Condition<T>> conditions, Query<T> query) {
    return new Query<>(query.type(), conditions, query.order(), query.latestPer(), query.scan());
  }

  private static <T> T value(Query<T> query, Object found) {
    return query.type().type().cast(((Found<?>) found).value());
  }
}
