// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.jooq.generated.tables.records.GithubAppInstallationRecord;
import dev.keelson.setup.GitHubAppInstallation;
import org.mapstruct.Mapper;

@Mapper
interface GitHubAppInstallationRows
    extends RowMapper<GitHubAppInstallation, GithubAppInstallationRecord> {}
