// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.CitationRecord;
import dev.keelson.knowledge.Citation;
import org.mapstruct.Mapper;

@Mapper
interface CitationRows extends RowMapper<Citation, CitationRecord> {}
