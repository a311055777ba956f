// SPDX-License-Identifier: Apache-2.0

/** The store on PostgreSQL through Hibernate. */
module dev.keelson.jpa {
  requires transitive dev.keelson.domain.api;
  requires dev.keelson.sql;
  requires transitive jakarta.persistence;
  requires transitive java.sql;
  requires org.hibernate.models;
  requires org.hibernate.orm.core;
  requires org.mapstruct;

  exports dev.keelson.jpa;

  opens dev.keelson.jpa.rows to
      org.hibernate.orm.core,
      org.mapstruct;

  provides org.hibernate.boot.model.TypeContributor with
      dev.keelson.jpa.Rows.Contributor;
  provides org.hibernate.boot.spi.AdditionalMappingContributor with
      dev.keelson.jpa.Rows.Contributor;
}
