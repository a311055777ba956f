// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.ProjectId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where the last claim over several projects ended: the next one begins behind it. */
final class Turns {

  private final AtomicReference<@Nullable ProjectId> last = new AtomicReference<>();

  @Nullable ProjectId last() {
    return last.get();
  }

  void ended(ProjectId project) {
    last.set(project);
  }
}
