// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.JournalRecord;
import dev.keelson.journal.JournalEntry;
import org.mapstruct.Mapper;

@Mapper
interface JournalRows extends ValueReader<JournalEntry, JournalRecord> {}
