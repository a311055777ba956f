// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.change.PullRequest;
import dev.keelson.jooq.generated.tables.records.PullRequestRecord;
import org.mapstruct.Mapper;

@Mapper
interface PullRequestRows extends RowMapper<PullRequest, PullRequestRecord> {}
