// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Project;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import org.jspecify.annotations.Nullable;

/** Refuses values that refer to something that is not stored. */
final class References {

  private References() {}

  /**
   * Checks the project of a value first, then its references in the order of declaration. A value
   * may refer to itself.
   *
   * @param named the id by which the refusal names the value
   */
  static <T extends Entity<I>, I extends Id> void check(
      Layer layer, EntityType<T, I> type, T value, Id named) {
    checkProject(layer, Rows.owner(value), named);
    type.references().forEach(its -> check(layer, value, its.reference(), named));
  }

  /** Checks that the project, if any, is stored. */
  static void checkProject(Layer layer, @Nullable ProjectId project, Id named) {
    if (project != null && Rows.find(layer, Project.TYPE, null, project).isEmpty()) {
      throw NotFoundException.referredTo(project, named, "project_id");
    }
  }

  /** Checks one reference. */
  static void check(Layer layer, Object row, Reference<?, ?> reference, Id named) {
    Target.of(row, reference)
        .filter(target -> !isItself(row, target))
        .filter(target -> Rows.find(layer, target).isEmpty())
        .ifPresent(target -> {
          throw NotFoundException.referredTo(target.id(), named, reference.name());
        });
  }

  private static boolean isItself(Object row, Target target) {
    return row instanceof Entity<?> entity && entity.id().equals(target.id());
  }
}
