// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.WorkItemImageRecord;
import dev.keelson.work.WorkItemImage;
import org.mapstruct.Mapper;

@Mapper
interface WorkItemImageRows extends RowMapper<WorkItemImage, WorkItemImageRecord> {}
