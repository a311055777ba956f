// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.change.Merge;
import dev.keelson.jooq.generated.tables.records.MergeRecord;
import org.mapstruct.Mapper;

@Mapper
interface MergeRows extends RowMapper<Merge, MergeRecord> {}
