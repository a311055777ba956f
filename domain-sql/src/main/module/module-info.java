// SPDX-License-Identifier: Apache-2.0

/** What stores on PostgreSQL have in common; meant for authors of stores. */
module dev.keelson.sql {
  requires transitive dev.keelson.domain.api;
  requires transitive java.sql;
  requires org.postgresql.jdbc;

  exports dev.keelson.sql;
}
