// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.TagRecord;
import dev.keelson.userdata.Tag;
import org.mapstruct.Mapper;

@Mapper
interface TagRows extends RowMapper<Tag, TagRecord> {}
