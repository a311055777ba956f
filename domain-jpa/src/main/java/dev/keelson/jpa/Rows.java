// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.EntityTypes;
import dev.keelson.core.EntityType;
import jakarta.persistence.Column;
import jakarta.persistence.SecondaryTable;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

/**
 * All rows, and how Hibernate learns of them: every persistence unit that has this module on its
 * class path knows them, so a host lists nothing.
 */
final class Rows {

  /** The schema of our tables, whatever the default of the host's is. */
  static final String SCHEMA = "keelson";

  private static final List<Class<? extends Row>> ALL =
      List.of(
          ProjectRow.class,
          AgentRow.class,
          WorkItemRow.class,
          RunRow.class,
          RunStepRow.class,
          ApprovalRow.class,
          ApprovalDecisionRow.class,
          SideEffectRow.class,
          ArtifactRow.class,
          AgentExecutionRow.class,
          JournalRow.class);

  private Rows() {}

  /** What Hibernate finds through the service loader, which asks for a public class. */
  public static final class Contributor implements TypeContributor, AdditionalMappingContributor {

    @Override
    public void contribute(TypeContributions contributions, ServiceRegistry registry) {
      Stream<Class<?>> ids = EntityTypes.ALL.stream().map(EntityType::idType);
      Stream<Class<?>> others =
          Stream.concat(ALL.stream(), Stream.of(StampedRow.class, OwnedRow.class))
              .flatMap(row -> Stream.of(row.getDeclaredFields()))
              .map(Field::getType);
      Stream.concat(ids, others)
          .distinct()
          .flatMap(type -> DomainTypes.of(type).stream())
          .forEach(contributions::contributeJavaType);
    }

    /** Names the columns too: a host's naming strategy, made for its own tables, would not. */
    @Override
    public void contribute(
        AdditionalMappingContributions contributions,
        InFlightMetadataCollector metadata,
        ResourceStreamLocator resources,
        MetadataBuildingContext context) {
      ModelsContext models = context.getBootstrapContext().getModelsContext();
      for (Class<? extends Row> row : ALL) {
        ClassDetails details = models.getClassDetailsRegistry().resolveClassDetails(row.getName());
        SecondaryTable body = row.getAnnotation(SecondaryTable.class);
        for (ClassDetails part = details; part != null; part = part.getSuperClass()) {
          part.getFields().stream()
              .filter(FieldDetails::isPersistable)
              .forEach(field -> nameColumn(field, body == null ? "" : body.name(), models));
        }
        contributions.contributeManagedClass(details);
      }
    }

    private static void nameColumn(FieldDetails field, String body, ModelsContext models) {
      Column column =
          ((MutableAnnotationTarget) field).applyAnnotationUsage(JpaAnnotations.COLUMN, models);
      String unit = field.getType().getName().equals(Duration.class.getName()) ? "_ms" : "";
      ((ColumnDetails) column).name(snakeCase(field.getName()) + unit);
      if (field.hasDirectAnnotationUsage(InBody.class)) {
        ((ColumnDetails.AlternateTableCapable) column).table(body);
      }
    }

    private static String snakeCase(String name) {
      return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
  }
}
