// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.testkit.PassingTroubleContract;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

final class PassingTroubleTest extends PassingTroubleContract {

  @Override
  protected Keelson over(DataSource dataSource) {
    return JpaKeelson.over(dataSource);
  }

  @Override
  protected void inHostTransaction(DataSource dataSource, Consumer<Keelson> work) {
    try (EntityManagerFactory factory =
        new HibernatePersistenceConfiguration("host")
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
            .createEntityManagerFactory()) {
      factory.runInTransaction(host -> work.accept(JpaKeelson.over(host)));
    }
  }
}
