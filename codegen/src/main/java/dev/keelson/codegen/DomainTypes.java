// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;

import dev.keelson.EntityTypes;
import dev.keelson.agent.AgentExecution;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.core.EntityType;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.Stamp;
import dev.keelson.journal.JournalEntry;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which type of the domain a column holds. The rule: a column is named as the component of the
 * record that its table keeps, and has its type. What follows a record's name, as in {@code
 * work_item_body}, keeps a part of it.
 */
final class DomainTypes {

  /** Tables of records that are no entities. Entities need no line here. */
  private static final Map<String, Class<?>> OTHER_RECORDS =
      Map.of(
          "agent_execution", AgentExecution.class,
          "approval_decision", ApprovalDecision.class,
          "journal", JournalEntry.class);

  /** Types of columns that no record has. */
  private static final Map<String, Class<?>> BY_SQL_TYPE =
      Map.of("timestamptz", Instant.class, "jsonb", Json.class);

  private static final Map<String, Class<? extends Id>> IDS =
      EntityTypes.ALL.stream().collect(toMap(type -> type.name() + "_id", EntityType::idType));

  private static final Map<String, Map<String, Class<?>>> TABLES = tables();

  private DomainTypes() {}

  /** The type, or empty if the column is of no record and holds plain text or numbers. */
  static Optional<Class<?>> of(Column column) {
    return ofComponent(column)
        .or(() -> Optional.ofNullable(IDS.get(column.name())))
        .or(() -> Optional.ofNullable(BY_SQL_TYPE.get(column.type())));
  }

  private static Optional<Class<?>> ofComponent(Column column) {
    return TABLES.entrySet().stream()
        .filter(table -> (column.table() + "_").startsWith(table.getKey() + "_"))
        .max(comparingInt(table -> table.getKey().length()))
        .map(table -> table.getValue().get(column.name()));
  }

  private static Map<String, Map<String, Class<?>>> tables() {
    Map<String, Map<String, Class<?>>> tables = new HashMap<>();
    EntityTypes.ALL.forEach(type -> tables.put(type.name(), columns(type.type())));
    EntityTypes.APPENDED.forEach(type -> tables.put(type.name(), columns(type.type())));
    OTHER_RECORDS.forEach((name, type) -> tables.put(name, columns(type)));
    return tables;
  }

  private static Map<String, Class<?>> columns(Class<?> type) {
    return components(type).collect(toMap(DomainTypes::columnName, RecordComponent::getType));
  }

  /** The components of a record, with those of its stamp in place of the stamp. */
  static Stream<RecordComponent> components(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .flatMap(component ->
            component.getType() == Stamp.class ? components(Stamp.class) : Stream.of(component));
  }

  /** The column of a component, for example {@code finished_at} for {@code finishedAt}. */
  static String columnName(RecordComponent component) {
    String unit = component.getType() == Duration.class ? "_ms" : "";
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) + unit;
  }
}
