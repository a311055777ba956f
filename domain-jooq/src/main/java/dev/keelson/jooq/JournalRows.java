// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.JournalRecord;
import dev.keelson.journal.JournalEntry;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper
interface JournalRows {

  @Mapping(target = "from", ignore = true)
  JournalEntry toValue(JournalRecord row);
}
