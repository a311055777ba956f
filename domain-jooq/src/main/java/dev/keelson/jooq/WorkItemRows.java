// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.work.WorkItem;
import dev.keelson.jooq.generated.tables.records.WorkItemViewRecord;
import org.mapstruct.Mapper;

@Mapper
interface WorkItemRows extends RowMapper<WorkItem, WorkItemViewRecord> {}
