// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import dev.keelson.core.Entity;
import dev.keelson.testkit.contract.TestWorld;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A database whose owner writes rows that no release of Keelson would, past every rule of it. */
abstract class OnOddRows extends OnPostgres {

  TestWorld shop;

  @BeforeAll
  final void the_owner_drops_every_check() {
    asOwner(
        """
        do $$
        declare
          its record;
        begin
          for its in select conrelid::regclass as of, conname as name from pg_constraint
                      where contype = 'c' and connamespace = 'keelson'::regnamespace and conrelid <> 0
          loop
            execute format('alter table %s drop constraint %I', its.of, its.name);
          end loop;
        end
        $$
        """);
  }

  @BeforeEach
  final void open_a_shop() {
    shop = TestWorld.in(keelson, keelson, EnumSet.allOf(Part.class));
  }

  /** Runs a statement as the owner while no trigger fires. */
  final void past(String sql) {
    asOwner("begin; set local session_replication_role = replica; %s; commit".formatted(sql));
  }

  /** Sets columns of a row while no trigger fires. */
  final void odd(String table, Entity<?> row, String columns) {
    past("update keelson.%s set %s where id = '%s'".formatted(table, columns, row.id().value()));
  }
}
