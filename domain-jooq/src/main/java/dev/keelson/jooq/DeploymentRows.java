// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.delivery.Deployment;
import dev.keelson.jooq.generated.tables.records.DeploymentRecord;
import org.mapstruct.Mapper;

@Mapper
interface DeploymentRows extends RowMapper<Deployment, DeploymentRecord> {}
