// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.EntityTypes;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.AppendType;
import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.EntityType.Reference;
import dev.keelson.core.EntityType.Unique;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Project;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the constraints of a schema do: unique keys, references, and deleting what refers. */
final class Rules {

  private static final Map<Class<?>, EntityType<?, ?>> BY_ID_TYPE =
      EntityTypes.ALL.stream().collect(Collectors.toMap(EntityType::idType, Function.identity()));

  private Rules() {}

  /** Refuses what belongs to another project than {@code scope}. */
  static void checkOwner(Id subject, ProjectId owner, ProjectId scope) {
    if (!owner.equals(scope)) {
      throw new ForeignProjectException(subject, owner, scope);
    }
  }

  /** The index of what must be unique: from its key to the id of the value that has it. */
  static <T extends Entity<I>, I extends Id> Table<Object, I> index(
      EntityType<T, I> type, String fields, @Nullable ProjectId project) {
    return new Table<>(type.name() + "." + fields, Table.of(type, project).project());
  }

  /** Refuses a value that has a unique key of another one, in the order of declaration. */
  static <T extends Entity<I>, I extends Id> void checkUniques(
      Layer layer, EntityType<T, I> type, @Nullable ProjectId project, T value) {
    for (Unique<T> unique : type.uniques()) {
      Optional.ofNullable(unique.key().apply(value))
          .flatMap(key -> layer.find(index(type, unique.fields(), project), key))
          .filter(holder -> !holder.equals(value.id()))
          .ifPresent(holder -> {
            throw new AlreadyExistsException(value.id(), unique.fields());
          });
    }
  }

  /**
   * Refuses a value that refers to something that is not stored: its project first, then in the
   * order of declaration. A value may refer to itself.
   */
  static <T extends Entity<I>, I extends Id> void checkReferences(
      Layer layer, EntityType<T, I> type, @Nullable ProjectId project, T value) {
    if (project != null) {
      checkProject(layer, project, value.id());
    }
    for (Reference<T> reference : type.references()) {
      Id target = reference.target().apply(value);
      if (target != null && !target.equals(value.id())) {
        checkReference(layer, project, target, value.id(), reference.field());
      }
    }
  }

  /** Refuses what is of a project that is not stored. */
  static void checkProject(Layer layer, ProjectId project, Id by) {
    if (layer.find(Table.of(Project.TYPE, null), project).isEmpty()) {
      throw NotFoundException.referredTo(project, by, "project_id");
    }
  }

  /** Refuses a reference to something that is not stored. */
  static void checkReference(
      Layer layer, @Nullable ProjectId project, Id target, Id by, String field) {
    EntityType<?, ?> type = BY_ID_TYPE.get(target.getClass());
    if (type == null || !isStored(layer, type, project, target)) {
      throw NotFoundException.referredTo(target, by, field);
    }
  }

  /**
   * Writes a value and its unique keys: a new one if {@code before} is null, a removal if {@code
   * after} is.
   */
  static <T extends Entity<I>, I extends Id> void write(
      Layer layer,
      EntityType<T, I> type,
      @Nullable ProjectId project,
      I id,
      @Nullable T before,
      @Nullable T after) {
    for (Unique<T> unique : type.uniques()) {
      Table<Object, I> index = index(type, unique.fields(), project);
      Optional.ofNullable(before).map(unique.key()).ifPresent(key -> layer.put(index, key, null));
      Optional.ofNullable(after).map(unique.key()).ifPresent(key -> layer.put(index, key, id));
    }
    layer.put(Table.of(type, project), id, after);
  }

  /**
   * Removes a value with all that belongs to it and what was appended to that. Refuses if something
   * else refers to any of it.
   */
  static void remove(Layer layer, @Nullable ProjectId project, Id id) {
    Set<Id> leaving = new HashSet<>();
    collect(layer, project, id, leaving);
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      checkLeaving(layer, type, project, leaving);
    }
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      removeAll(layer, type, project, leaving);
    }
    if (project != null) {
      for (AppendType<?, ?> type : EntityTypes.APPENDED) {
        leaving.forEach(parent -> InMemoryAppendOnlyLog.removeAll(layer, type, project, parent));
      }
    }
  }

  private static void collect(Layer layer, @Nullable ProjectId project, Id id, Set<Id> leaving) {
    if (leaving.add(id)) {
      for (EntityType<?, ?> type : EntityTypes.ALL) {
        belonging(layer, type, project, id).forEach(it -> collect(layer, project, it, leaving));
      }
    }
  }

  private static <T extends Entity<I>, I extends Id> List<I> belonging(
      Layer layer, EntityType<T, I> type, @Nullable ProjectId project, Id to) {
    return layer.all(Table.of(type, project)).stream()
        .filter(value ->
            type.references().stream()
                .anyMatch(it -> it.owning() && to.equals(it.target().apply(value))))
        .map(Entity::id)
        .toList();
  }

  private static <T extends Entity<I>, I extends Id> void checkLeaving(
      Layer layer, EntityType<T, I> type, @Nullable ProjectId project, Set<Id> leaving) {
    for (Reference<T> reference : type.references()) {
      if (layer.all(Table.of(type, project)).stream()
          .filter(value -> !leaving.contains(value.id()))
          .map(reference.target())
          .anyMatch(target -> target != null && leaving.contains(target))) {
        throw type.stillReferring(reference.field());
      }
    }
  }

  private static <T extends Entity<I>, I extends Id> void removeAll(
      Layer layer, EntityType<T, I> type, @Nullable ProjectId project, Set<Id> leaving) {
    for (T value : layer.all(Table.of(type, project))) {
      if (leaving.contains(value.id())) {
        write(layer, type, project, value.id(), value, null);
      }
    }
  }

  @SuppressWarnings("unchecked") // the type was found by the id's own class
  private static <T extends Entity<I>, I extends Id> boolean isStored(
      Layer layer, EntityType<T, I> type, @Nullable ProjectId project, Id target) {
    return layer.find(Table.of(type, project), (I) target).isPresent();
  }
}
