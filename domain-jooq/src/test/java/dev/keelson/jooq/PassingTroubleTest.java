// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.testkit.PassingTroubleContract;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

final class PassingTroubleTest extends PassingTroubleContract {

  @Override
  protected Keelson over(DataSource dataSource) {
    return JooqKeelson.over(dataSource);
  }

  @Override
  protected void inHostTransaction(DataSource dataSource, Consumer<Keelson> work) {
    DSL.using(dataSource, SQLDialect.POSTGRES)
        .transaction(host -> work.accept(JooqKeelson.over(host.dsl())));
  }
}
