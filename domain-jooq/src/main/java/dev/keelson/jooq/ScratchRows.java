// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.ScratchRecord;
import dev.keelson.userdata.Scratch;
import org.mapstruct.Mapper;

@Mapper
interface ScratchRows extends RowMapper<Scratch, ScratchRecord> {}
