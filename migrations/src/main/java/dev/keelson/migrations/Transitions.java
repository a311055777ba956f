// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The transitions of lifecycles that this release knows, as its repeatable script has them. */
final class Transitions {

  static final Script SCRIPT = new Script("R__lifecycle_transitions.sql");

  private Transitions() {}

  /**
   * Returns whether a schema allows all of them. Its checksum can't tell: that of a newer release,
   * which allows more, differs from this one's as an older one's does.
   */
  static boolean areIn(DataSource dataSource, String schema) {
    String text = SCRIPT.text();
    String values = text.substring(text.indexOf("values") + 6, text.indexOf("on conflict"));
    String query =
        """
        select not exists (
          select * from (values %s) mine (kind, from_state, to_state)
          except
          select kind, from_state, to_state from %s.lifecycle_transition)
        """
            .formatted(values, schema);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException("schema %s could not be read".formatted(schema), e);
    }
  }
}
