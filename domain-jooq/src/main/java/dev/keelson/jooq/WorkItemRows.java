// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.WorkItemViewRecord;
import dev.keelson.work.WorkItem;
import org.mapstruct.Mapper;

@Mapper
interface WorkItemRows extends RowMapper<WorkItem, WorkItemViewRecord> {}
