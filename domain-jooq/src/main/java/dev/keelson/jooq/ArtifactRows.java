// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.artifact.Artifact;
import dev.keelson.jooq.generated.tables.records.ArtifactRecord;
import org.mapstruct.Mapper;

@Mapper
interface ArtifactRows extends RowMapper<Artifact, ArtifactRecord> {}
