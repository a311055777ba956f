// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.checks.differential.Operation.Call;
import dev.keelson.core.Actor;
import dev.keelson.core.Page;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.JooqKeelson;
import dev.keelson.jpa.JpaKeelson;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.project.Project;
import dev.keelson.query.EntityType;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Asks all stores the same at random, and wants the same answers, down to the words. */
final class StoresAgreeTest {

  private static final int CALLS = 150;

  private static TestDatabase forJooq;
  private static TestDatabase forJpa;
  private static Keelson jooq;
  private static Keelson jpa;

  private final Keelson memory = MemoryKeelson.create();

  @BeforeAll
  static void open() {
    forJooq = PostgresForTests.newDatabase();
    forJpa = PostgresForTests.newDatabase();
    jooq = JooqKeelson.over(forJooq.dataSource());
    jpa = JpaKeelson.over(forJpa.dataSource());
  }

  @AfterAll
  static void close() {
    jpa.close();
    forJpa.close();
    forJooq.close();
  }

  @RepeatedTest(12)
  void whatever_they_are_asked(RepetitionInfo repetition) {
    forJooq.clear();
    forJpa.clear();
    long seed = repetition.getCurrentRepetition();
    Draw draw = new Draw(seed);
    storeSome(draw, seed);
    List<Method> accessors = Spi.ALL.stream().map(Spi::accessor).distinct().toList();
    List<Method> some = Stream.generate(() -> draw.of(accessors)).limit(8).toList();
    List<Spi> methods = Spi.ALL.stream().filter(spi -> some.contains(spi.accessor())).toList();
    for (int i = 0; i < CALLS; i++) {
      assertAgreed(Operation.drawn(draw, methods, 0), draw, seed);
    }
    for (ProjectId project : draw.projects) {
      draw.project = project;
      Spi.ALL.stream()
          .filter(spi -> spi.method().getReturnType() == Page.class)
          .map(spi -> new Call(spi, Actor.KEELSON, project, spi.arguments(draw)))
          .forEach(call -> assertAgreed(call, draw, seed));
    }
  }

  /** Two projects, and in them something of every type, parents before children. */
  private void storeSome(Draw draw, long seed) {
    for (ProjectId project : draw.projects.subList(0, 2)) {
      draw.project = project;
      for (EntityType<?, ?> type : EntityTypes.ALL) {
        Object value =
            type.equals(Project.TYPE)
                ? Projects.shop().withId(project)
                : draw.fresh(type.type(), 4);
        Spi.ALL.stream()
            .filter(spi -> value != null && spi.inserts(type.type()))
            .map(spi -> new Call(spi, Actor.KEELSON, project, List.of(value)))
            .forEach(call -> assertAgreed(call, draw, seed));
      }
    }
  }

  private void assertAgreed(Operation operation, Draw draw, long seed) {
    String expected = Answer.by(operation, memory, draw::learn);
    assertThat(Answer.by(operation, jooq))
        .as("jOOQ on %s, seed %s", operation, seed)
        .isEqualTo(expected);
    assertThat(Answer.by(operation, jpa))
        .as("JPA on %s, seed %s", operation, seed)
        .isEqualTo(expected);
  }
}
