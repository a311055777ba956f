// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.CredentialRecord;
import dev.keelson.setup.Credential;
import org.mapstruct.Mapper;

@Mapper
interface CredentialRows extends RowMapper<Credential, CredentialRecord> {}
