// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.WorkflowDefinitionRecord;
import dev.keelson.workflow.WorkflowDefinition;
import org.mapstruct.Mapper;

@Mapper
interface WorkflowDefinitionRows extends RowMapper<WorkflowDefinition, WorkflowDefinitionRecord> {}
