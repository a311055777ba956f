// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.Keelson;
import dev.keelson.testkit.KeelsonContract;
import dev.keelson.testkit.StoreFixture;
import java.time.Duration;

final class MemoryContractTest extends KeelsonContract {

  @Override
  protected StoreFixture fixture() {
    return new MemoryFixture(StoreFixture.of(MemoryKeelson::create));
  }

  private record MemoryFixture(StoreFixture store) implements StoreFixture {

    @Override
    public Keelson keelson() {
      return store.keelson();
    }

    @Override
    public void advance(Duration time) {
      store.advance(time);
    }

    @Override
    public boolean runsTransactionsOneByOne() {
      return true;
    }
  }
}
