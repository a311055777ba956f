// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.RepoRecord;
import dev.keelson.repo.Repo;
import org.mapstruct.Mapper;

@Mapper
interface RepoRows extends RowMapper<Repo, RepoRecord> {}
