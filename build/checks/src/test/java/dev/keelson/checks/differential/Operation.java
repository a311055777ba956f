// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.differential;

import dev.keelson.Keelson;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What every store is asked alike. */
sealed interface Operation {

  /** What a store answers; throws what it throws. */
  @Nullable Object of(Keelson store);

  /** A call or a transaction at random. */
  static Operation drawn(Draw draw, List<Spi> methods, int depth) {
    if (depth < 3 && draw.chance(depth == 0 ? 0.1 : 0.3)) {
      List<Operation> operations =
          IntStream.range(0, 4).mapToObj(i -> drawn(draw, methods, depth + 1)).toList();
      return new Transaction(operations, draw.chance(0.2));
    }
    draw.project = draw.of(draw.projects.subList(0, draw.chance(0.95) ? 2 : 3));
    Actor actor = draw.of(List.of(Actor.user("ana"), Actor.user("ben"), Actor.KEELSON));
    Spi spi = draw.of(methods);
    return new Call(spi, actor, draw.project, spi.arguments(draw));
  }

  /** One call of the SPI. */
  record Call(Spi spi, Actor actor, ProjectId project, List<@Nullable Object> arguments)
      implements Operation {

    @Override
    public @Nullable Object of(Keelson store) {
      Keelson acting = store.actingAs(actor);
      boolean isShared = spi.accessor().getDeclaringClass().isInstance(acting);
      Object outer = isShared ? acting : acting.project(project);
      Object target = Change.call(() -> spi.accessor().invoke(outer));
      return Change.call(() -> spi.method().invoke(target, arguments.toArray()));
    }

    @Override
    public String toString() {
      return "%s%s by %s in %s".formatted(spi.name(), arguments, actor, project);
    }
  }

  /** Calls that take effect together, and transactions among them whose refusals are caught. */
  record Transaction(List<Operation> operations, boolean fails) implements Operation {

    @Override
    public Object of(Keelson store) {
      return store.inTransaction(tx -> {
        List<String> answers =
            operations.stream()
                .map(operation ->
                    operation instanceof Call call
                        ? Answer.answer(call, call.of(tx))
                        : Answer.by(operation, tx))
                .toList();
        if (fails) {
          throw new IllegalStateException("the host changed its mind");
        }
        return answers;
      });
    }
  }
}
