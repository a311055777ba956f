// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static java.util.stream.Collectors.toCollection;

import dev.keelson.ProjectScope;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.WorkItemId;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.Repository;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Every kind of write that is made under a lease, named by its repository and method, as {@code
 * steps.insert}.
 */
final class FencedWrites {

  /** Ways to begin work: under a lease on an item, and on a run that is at none. */
  static final List<Function<TestWorld, Work>> BEGUN =
      List.of(TestWorld::work, TestWorld::workOnRun);

  /** What the processes of agents may not do in a database that knows roles. */
  private static final Set<String> OF_HOSTS = Set.of("holds.place", "holds.lift", "threads.delete");

  /** What no lease lets through, by its nature or since it is about the whole project. */
  private static final Set<String> NEVER =
      Set.of("approvalService.decide", "approvalService.expireOverdue", "runs.delete");

  private static final Set<String> SETTING_UP =
      Set.of("integrations", "policies", "repos", "secrets", "skills", "supportAgents");

  private static final Set<String> READING_ONLY = Set.of("id", "journal", "reader");

  private static final String READ =
      "(find|count|page|list|last|get|read).*|byIds|first|decisions|totals|chunks|masker";

  private FencedWrites() {}

  /** Makes what a write takes, as a host, and returns the write. */
  @FunctionalInterface
  interface Writing {
    Consumer<ProjectScope> at(TestWorld shop, Work work);
  }

  /** Returns every write that a lease on such a subject lets through. */
  static Map<String, Writing> all(Work work) {
    Map<String, Writing> writes = WritesInRun.all();
    writes.putAll(WritesBeside.all());
    if (work.lease().subject() instanceof WorkItemId) {
      writes.putAll(WritesBeside.atItem());
    }
    return writes;
  }

  /** The same without those of hosts, or only those. */
  static Map<String, Writing> all(Work work, boolean ofHosts) {
    Map<String, Writing> writes = all(work);
    writes.keySet().removeIf(name -> isOfHosts(name) != ofHosts);
    return writes;
  }

  static boolean isOfHosts(String name) {
    return OF_HOSTS.contains(name);
  }

  /** Returns the names of all writes that {@link ProjectScope} has and a lease may let through. */
  static Set<String> expected() {
    Set<String> names =
        Arrays.stream(ProjectScope.class.getMethods())
            .filter(accessor -> accessor.getParameterCount() == 0 && isOurs(accessor))
            .filter(accessor -> !SETTING_UP.contains(accessor.getName()))
            .filter(accessor -> !READING_ONLY.contains(accessor.getName()))
            .flatMap(accessor ->
                Arrays.stream(accessor.getReturnType().getMethods())
                    .filter(method -> !Modifier.isStatic(method.getModifiers()) && isOurs(method))
                    .filter(method -> !method.getName().matches(READ))
                    .map(method -> accessor.getName() + "." + method.getName()))
            .collect(toCollection(TreeSet::new));
    names.removeAll(NEVER);
    return names;
  }

  private static boolean isOurs(Method method) {
    return method.getDeclaringClass() != Object.class;
  }

  /** Adds that a value is stored, also where it may be there. */
  static <T extends Entity<I>, I extends Id> void inserting(
      Map<String, Writing> writes,
      String accessor,
      Function<ProjectScope, ? extends InsertingRepository<T, I>> repository,
      BiFunction<TestWorld, Work, T> value) {
    writes.put(
        accessor + ".insert",
        (shop, work) -> {
          T made = value.apply(shop, work);
          return p -> repository.apply(p).insert(made);
        });
    writes.put(
        accessor + ".ensure",
        (shop, work) -> {
          T made = value.apply(shop, work);
          return p -> repository.apply(p).ensure(made);
        });
  }

  /** Adds that a value is stored, and that it is changed. */
  static <T extends Entity<I>, I extends Id> void entity(
      Map<String, Writing> writes,
      String accessor,
      Function<ProjectScope, Repository<T, I>> repository,
      BiFunction<TestWorld, Work, T> value) {
    inserting(writes, accessor, repository, value);
    writes.put(
        accessor + ".update",
        (shop, work) -> {
          T stored = repository.apply(shop.project()).insert(value.apply(shop, work));
          return p -> repository.apply(p).update(stored);
        });
  }

  static Map<String, Writing> none() {
    return new LinkedHashMap<>();
  }
}
