// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Check;
import dev.keelson.core.RunId;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is in its chain of retries.
 *
 * @param attempt 1 for a first try, one more for each retry
 * @param retryOf the run that this one tries again; null for a first try
 * @param rootRunId the first of the chain; the run itself for a first try
 */
public record Lineage(int attempt, @Nullable RunId retryOf, RunId rootRunId) {

  public Lineage {
    Check.atLeast(1, attempt, "run.lineage.attempt");
    Check.that(
        (retryOf == null) == (attempt == 1),
        "run.lineage.retryOf",
        "is present exactly when attempt is above 1",
        "make a retry with run.retry");
    Check.present(rootRunId, "run.lineage.rootRunId");
  }

  /** Returns the lineage of a first try. */
  public static Lineage first(RunId run) {
    return new Lineage(1, null, run);
  }

  /** Returns the lineage of a retry of {@code run}, whose lineage this is. */
  public Lineage retrying(RunId run) {
    return new Lineage(attempt + 1, run, rootRunId);
  }
}
