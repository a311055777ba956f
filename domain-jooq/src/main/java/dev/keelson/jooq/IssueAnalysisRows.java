// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.jooq.generated.tables.records.IssueAnalysisRecord;
import org.mapstruct.Mapper;

@Mapper
interface IssueAnalysisRows extends RowMapper<IssueAnalysis, IssueAnalysisRecord> {}
