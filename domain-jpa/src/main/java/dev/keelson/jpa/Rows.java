// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.jpa.rows.InBody;
import dev.keelson.jpa.rows.Row;
import jakarta.persistence.Column;
import jakarta.persistence.SecondaryTable;
import java.time.Instant;
import org.hibernate.annotations.JdbcType;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.boot.models.JpaAnnotations;
import org.hibernate.boot.models.annotations.spi.ColumnDetails;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.models.spi.ClassDetails;
import org.hibernate.models.spi.FieldDetails;
import org.hibernate.models.spi.ModelsContext;
import org.hibernate.models.spi.MutableAnnotationTarget;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.jdbc.TimestampUtcAsOffsetDateTimeJdbcType;

/**
 * All row classes, and their registration with Hibernate: every persistence unit with this module
 * on its class path knows them, so a host need not list them.
 */
final class Rows {

  private Rows() {}

  /**
   * The contributor that Hibernate finds through the service loader, which requires a public class.
   */
  public static final class Contributor implements TypeContributor, AdditionalMappingContributor {

    @Override
    public void contribute(TypeContributions contributions, ServiceRegistry registry) {
      Mappings.ALL.stream()
          .flatMap(mapping -> mapping.types().stream())
          .distinct()
          .flatMap(type -> DomainTypes.of(type).stream())
          .forEach(contributions::contributeJavaType);
    }

    /**
     * Describes the columns as well: the naming of columns and the reading of times must not depend
     * on settings of the host for its own tables.
     */
    @Override
    public void contribute(
        AdditionalMappingContributions contributions,
        InFlightMetadataCollector metadata,
        ResourceStreamLocator resources,
        MetadataBuildingContext context) {
      ModelsContext models = context.getBootstrapContext().getModelsContext();
      for (Mapping<?, ?, ?> mapping : Mappings.ALL) {
        Class<? extends Row> row = mapping.row();
        ClassDetails details = models.getClassDetailsRegistry().resolveClassDetails(row.getName());
        SecondaryTable body = row.getAnnotation(SecondaryTable.class);
        for (ClassDetails part = details; part != null; part = part.getSuperClass()) {
          part.getFields().stream()
              .filter(FieldDetails::isPersistable)
              .forEach(field -> describe(field, body == null ? "" : body.name(), models));
        }
        contributions.contributeManagedClass(details);
      }
    }

    private static void describe(FieldDetails field, String body, ModelsContext models) {
      MutableAnnotationTarget target = (MutableAnnotationTarget) field;
      Column column = target.applyAnnotationUsage(JpaAnnotations.COLUMN, models);
      ((ColumnDetails) column).name(RowColumns.name(field.getName(), field.getType().getName()));
      if (field.getType().getName().equals(Instant.class.getName())) {
        target.addAnnotationUsage(ExactTime.class.getAnnotation(JdbcType.class));
      }
      if (field.hasDirectAnnotationUsage(InBody.class)) {
        ((ColumnDetails.AlternateTableCapable) column).table(body);
      }
    }
  }

  /** Maps times directly: Hibernate's default for PostgreSQL converts them through a calendar. */
  @JdbcType(TimestampUtcAsOffsetDateTimeJdbcType.class)
  private @interface ExactTime {}
}
