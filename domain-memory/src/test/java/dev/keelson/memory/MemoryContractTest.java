// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.Keelson;
import dev.keelson.testkit.KeelsonContract;
import dev.keelson.testkit.StoreFixture;

final class MemoryContractTest extends KeelsonContract {

  @Override
  protected StoreFixture fixture() {
    return new MemoryFixture(MemoryKeelson.create());
  }

  private record MemoryFixture(Keelson keelson) implements StoreFixture {

    @Override
    public boolean runsTransactionsOneByOne() {
      return true;
    }
  }
}
