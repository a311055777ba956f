// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.approval.Approval;
import dev.keelson.jooq.generated.tables.records.ApprovalRecord;
import org.mapstruct.Mapper;

@Mapper
interface ApprovalRows extends RowMapper<Approval, ApprovalRecord> {}
