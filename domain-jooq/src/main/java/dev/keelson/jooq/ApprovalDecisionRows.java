// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.approval.ApprovalDecision;
import dev.keelson.jooq.generated.tables.records.ApprovalDecisionRecord;
import org.mapstruct.Mapper;

@Mapper
interface ApprovalDecisionRows extends ValueReader<ApprovalDecision, ApprovalDecisionRecord> {}
