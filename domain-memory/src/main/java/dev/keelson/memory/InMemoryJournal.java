// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Cursor;
import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.Journal;
import dev.keelson.journal.JournalEntry;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads the journal in the order in which units of work ended, which is the order in which their
 * entries became visible. A cursor counts the entries that were read.
 */
final class InMemoryJournal implements Journal {

  private final StoreContext context;
  private final ProjectId project;

  InMemoryJournal(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  @Override
  public List<JournalEntry> histories(Collection<? extends Id> subjects) {
    Set<UUID> ids = subjects.stream().map(Id::value).collect(Collectors.toSet());
    return context.read(
        layer -> layer.journal(project).filter(entry -> ids.contains(entry.subjectId())).toList());
  }

  @Override
  public Page<JournalEntry> poll(PageRequest page) {
    long read = page.after() == null ? 0 : page.after().number();
    return context.read(layer -> {
      long first = Math.max(read, layer.forgotten(project));
      List<JournalEntry> entries =
          layer.journal(project).skip(first - layer.forgotten(project)).limit(page.size()).toList();
      return new Page<>(entries, Cursor.behind(List.of(first + entries.size())));
    });
  }
}
