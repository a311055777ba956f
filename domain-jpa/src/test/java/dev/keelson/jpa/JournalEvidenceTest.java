// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.testkit.JournalEvidenceContract;
import javax.sql.DataSource;

final class JournalEvidenceTest extends JournalEvidenceContract {

  @Override
  protected Keelson over(DataSource dataSource) {
    return JpaKeelson.over(dataSource);
  }
}
