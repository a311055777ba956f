// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import dev.keelson.Keelson;
import dev.keelson.core.Actor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.testkit.StoreFixture;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/** What all suites have: a fresh fixture for each test, and a project in its store. */
public abstract class Suite {

  protected static final Actor ANA = Actor.user("ana");
  protected static final Actor BEN = Actor.user("ben");

  protected StoreFixture fixture;
  protected Keelson keelson;
  protected TestWorld shop;

  @BeforeEach
  protected final void begin(StoreFixture fresh) {
    fixture = fresh;
    keelson = fresh.keelson();
    shop = TestWorld.in(keelson);
  }

  /** Everything that a query lists. */
  protected static <T> List<T> all(Function<PageRequest, Page<T>> query) {
    return Pages.all(query);
  }
}
