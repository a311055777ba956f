// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How events of sessions are stored. */
@NullUnmarked
@Entity(name = "KeelsonSessionEvent")
@Table(name = "session_event", schema = Rows.SCHEMA)
class SessionEventRow extends Row {

  @Id public ProjectId projectId;
  @Id public SessionId sessionId;
  @Id public long sequence;
  public String key;
  public String eventType;
  public Json data;
  @Id public Instant createdAt;

  static final Mapping<SessionEvent, SessionEventRow> MAPPING =
      Mapping.of(SessionEventRow.class, Values.class);

  @Override
  List<?> key() {
    return List.of(projectId, sessionId, sequence, createdAt);
  }

  @Mapper
  interface Values extends RowMapper<SessionEvent, SessionEventRow> {}
}
