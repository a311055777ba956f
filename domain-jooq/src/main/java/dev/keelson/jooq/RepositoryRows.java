// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.RepositoryRecord;
import dev.keelson.repository.Repository;
import org.mapstruct.Mapper;

@Mapper
interface RepositoryRows extends RowMapper<Repository, RepositoryRecord> {}
