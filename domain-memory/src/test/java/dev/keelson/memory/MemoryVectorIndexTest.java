// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.knowledge.VectorIndex;
import dev.keelson.testkit.VectorIndexContract;

final class MemoryVectorIndexTest extends VectorIndexContract {

  @Override
  protected VectorIndex index() {
    return MemoryKeelson.vectorIndex(5);
  }
}
