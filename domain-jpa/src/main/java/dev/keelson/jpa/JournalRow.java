// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Actor;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.JournalEntry;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How the journal is stored. The guard in the database writes it, so it is only read here. */
@NullUnmarked
@Entity(name = "KeelsonJournal")
@Table(name = "journal", schema = Rows.SCHEMA)
class JournalRow extends Row {

  @Id public ProjectId projectId;
  public String kind;
  @Id public UUID subjectId;
  @Id public long version;
  public String fromState;
  public String toState;
  public StatusReason reason;
  public Json failure;
  public Actor actor;
  @Id public Instant at;
  public Long seq;

  static final Mapping<JournalEntry, JournalRow> MAPPING =
      Mapping.of(JournalRow.class, Values.class);

  @Override
  List<?> key() {
    return List.of(projectId, subjectId, version, at);
  }

  @Mapper
  interface Values extends RowMapper<JournalEntry, JournalRow> {

    @Override
    @org.mapstruct.Mapping(target = "seq", ignore = true) // given behind the transaction's end
    JournalRow toRow(JournalEntry entry);
  }
}
