// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.WorkItemDependencyRecord;
import dev.keelson.work.WorkItemDependency;
import org.mapstruct.Mapper;

@Mapper
interface WorkItemDependencyRows extends RowMapper<WorkItemDependency, WorkItemDependencyRecord> {}
