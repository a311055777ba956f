// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;

import dev.keelson.approval.ApprovalDecision;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.RetryPolicy;
import dev.keelson.journal.JournalEntry;
import dev.keelson.query.EntityType;
import dev.keelson.run.Lineage;
import dev.keelson.run.RunLinks;
import dev.keelson.run.WorkflowRef;
import dev.keelson.spi.EntityTypes;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.Lock;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  private static final Map<String, Class<?>> RECORDS = records();

  /** The columns of what is a group of components, in the order of these. */
  private static final Map<Class<?>, List<String>> GROUPS =
      Map.of(
          AuditInfo.class, List.of("created_at", "updated_at", "updated_by", "version"),
          WorkflowRef.class, List.of("workflow_name", "workflow_revision", "workflow_digest"),
          Lineage.class, List.of("attempt", "retry_of", "root_run_id"),
          RetryPolicy.class, List.of("max_attempts", "retry_delay_ms", "retry_max_delay_ms"),
          RunLinks.class, List.of("logs_url", "artifacts_url"),
          Lock.class,
              List.of("locked_by_agent_id", "locked_by_worker", "locked_at", "lease_until"));

  private DomainTypes() {}

  /** The type, or empty if the column is of no record and holds plain text or numbers. */
  static Optional<Class<?>> of(Column column) {
    return ofComponent(column)
        .or(() -> Optional.ofNullable(IDS.get(column.name())))
        .or(() -> Optional.ofNullable(BY_SQL_TYPE.get(column.type())));
  }

  /** The record that a table keeps, or keeps a part of; empty if it keeps none. */
  static Optional<Class<?>> recordOf(String table) {
    return RECORDS.entrySet().stream()
        .filter(kept -> (table + "_").startsWith(kept.getKey() + "_"))
        .max(comparingInt(kept -> kept.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static Optional<Class<?>> ofComponent(Column column) {
    return recordOf(column.table()).map(kept -> columns(kept).get(column.name()));
  }

  private static Map<String, Class<?>> records() {
    Map<String, Class<?>> records = new HashMap<>(OTHER_RECORDS);
    EntityTypes.ALL.forEach(type -> records.put(type.name(), type.type()));
    EntityTypes.LOGS.forEach(type -> records.put(type.name(), type.type()));
    return records;
  }

  private static Map<String, Class<?>> columns(Class<?> type) {
    return components(type).collect(toMap(Part::column, Part::type));
  }

  /** What a record is stored as: its components, with those of a group in its place. */
  static Stream<Part> components(Class<?> type) {
    return Stream.of(type.getRecordComponents()).flatMap(DomainTypes::parts);
  }

  private static Stream<Part> parts(RecordComponent component) {
    List<String> columns = GROUPS.get(component.getType());
    if (columns == null) {
      return Stream.of(new Part(columnName(component), component.getType(), isNullable(component)));
    }
    RecordComponent[] parts = component.getType().getRecordComponents();
    return IntStream.range(0, parts.length)
        .mapToObj(i ->
            new Part(
                columns.get(i), parts[i].getType(), isNullable(component) || isNullable(parts[i])));
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** The column of a component, for example {@code finished_at} for {@code finishedAt}. */
  static String columnName(RecordComponent component) {
    String unit = component.getType() == Duration.class ? "_ms" : "";
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) + unit;
  }

  /** A component as a column holds it. */
  record Part(String column, Class<?> type, boolean isNullable) {}
}
