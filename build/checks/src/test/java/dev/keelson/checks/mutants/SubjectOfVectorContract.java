// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import dev.keelson.knowledge.VectorIndex;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.testkit.VectorIndexContract;
import java.util.function.UnaryOperator;

/** The contract over the index that a guard puts here; run by guards, not by the build. */
final class SubjectOfVectorContract extends VectorIndexContract {

  /** Makes the honest index wrong. */
  static UnaryOperator<VectorIndex> fault = UnaryOperator.identity();

  @Override
  protected VectorIndex index() {
    return fault.apply(MemoryKeelson.vectorIndex(3));
  }
}
