// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.testkit.JournalEvidenceContract;
import javax.sql.DataSource;

final class JournalEvidenceTest extends JournalEvidenceContract {

  @Override
  protected Keelson over(DataSource dataSource) {
    return JooqKeelson.over(dataSource);
  }
}
