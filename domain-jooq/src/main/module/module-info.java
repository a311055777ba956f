// SPDX-License-Identifier: Apache-2.0

/** The store on PostgreSQL through jOOQ. */
module dev.keelson.jooq {
  requires transitive dev.keelson.domain.api;
  requires dev.keelson.sql;
  requires transitive java.sql;
  requires transitive org.jooq;
  requires org.mapstruct;

  exports dev.keelson.jooq;

  opens dev.keelson.jooq to
      org.mapstruct;
  opens dev.keelson.jooq.generated.tables.records to
      org.jooq;
}
