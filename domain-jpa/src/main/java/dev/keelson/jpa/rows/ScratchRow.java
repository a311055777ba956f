// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.userdata.Scratch;
import dev.keelson.userdata.ScratchContent;
import dev.keelson.userdata.ScratchId;
import dev.keelson.userdata.ScratchType;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How scratches are stored. */
@NullUnmarked
@Entity(name = "KeelsonScratch")
@Table(name = "scratch", schema = Row.SCHEMA)
public class ScratchRow extends SharedRow<ScratchId> {

  public ScratchType type;
  public UUID key;
  public ScratchContent content;

  @Mapper
  public interface Values extends RowMapper<Scratch, ScratchRow> {}
}
