// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.AppendOnlyLog;
import dev.keelson.core.AppendType;
import dev.keelson.core.Cursor;
import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.sql.Appending;
import dev.keelson.sql.Appending.Place;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Statement;
import java.util.List;
import java.util.Map;

/** Appends a batch by one statement, which gives the numbers and lets no key in twice. */
final class JpaAppendOnlyLog<T extends LogEntry<P>, P extends Id, R extends Row>
    implements AppendOnlyLog<T, P> {

  private final StoreContext context;
  private final AppendType<T, P> type;
  private final Appending<T> appending;
  private final Finder<T, R> finder;
  private final Order<T> bySequence = Order.by("sequence", LogEntry::sequence, Long::valueOf);
  private final ProjectId project;

  JpaAppendOnlyLog(
      StoreContext context, AppendType<T, P> type, Mapping<T, R> mapping, ProjectId project) {
    this.context = context;
    this.type = type;
    appending = Appending.of(type);
    finder = new Finder<>(context.sessions(), mapping, project);
    this.project = project;
  }

  @Override
  public List<T> append(List<T> entries) {
    type.check(entries, project);
    if (entries.isEmpty()) {
      return entries;
    }
    P parent = entries.getFirst().parent();
    Call call = call(appending.statement(), parent);
    appending.arguments(entries).forEach(call::with);
    return appending.append(
        entries,
        () -> run(call, Place::read),
        numbers -> finder.all(Map.of(type.parentField(), parent, "sequence", numbers), bySequence));
  }

  @Override
  public List<T> read(P parent, long after, int max) {
    PageRequest page = PageRequest.first(max).after(Cursor.behind(List.of(after)));
    return finder.page(Map.of(type.parentField(), parent), bySequence, page).items();
  }

  @Override
  public long lastSequence(P parent) {
    return run(call(appending.lastSequence(), parent), result -> result.getLong(1)).stream()
        .findFirst()
        .orElse(0L);
  }

  private Call call(Statement statement, P parent) {
    return Call.of(statement).with("projectId", project).with("parentId", parent);
  }

  private <V> List<V> run(Call call, Call.Reader<V> reader) {
    return context
        .sessions()
        .write(
            session -> call.rows(session, reader),
            e -> SqlErrors.translate(e, "append to " + type.name()));
  }
}
