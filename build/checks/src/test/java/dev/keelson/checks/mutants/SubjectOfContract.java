// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.Keelson;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.spi.Store;
import dev.keelson.testkit.KeelsonContract;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.StoreFixture;
import dev.keelson.work.Lease;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The contract over the store that a guard puts here; run by guards, not by the build. */
final class SubjectOfContract extends KeelsonContract {

  /** A new fault for each test, since some remember what they saw. */
  static Supplier<Fault> faults = () -> Fault.NONE;

  /** What the store declares to keep. */
  static Set<Part> parts = EnumSet.allOf(Part.class);

  @Override
  protected StoreFixture fixture() {
    AtomicReference<Keelson> mutant = new AtomicReference<>();
    StoreFixture honest =
        StoreFixture.of(clock -> {
          Store store = MemoryKeelson.store(clock);
          mutant.set(MutantStore.over(store, faults.get()));
          return Keelson.over(store);
        });
    return new Fixture(honest, mutant.get());
  }

  private record Fixture(StoreFixture honest, Keelson keelson) implements StoreFixture {

    @Override
    public void advance(Duration time) {
      honest.advance(time);
    }

    @Override
    public void expire(Lease lease) {
      honest.expire(lease);
    }

    @Override
    public Set<Part> parts() {
      return SubjectOfContract.parts;
    }

    @Override
    public boolean runsTransactionsOneByOne() {
      return true;
    }
  }
}
