// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Check;
import org.jspecify.annotations.Nullable;

/**
 * Where things of a run are kept outside.
 *
 * @param logs the URL of its logs (R001-68)
 * @param artifacts the URL of its artifacts (R001-69)
 */
public record RunLinks(@Nullable String logs, @Nullable String artifacts) {

  /** Nothing is kept outside. */
  public static final RunLinks NONE = new RunLinks(null, null);

  public RunLinks {
    Check.optionalLine(logs, "run.links.logs", 2000);
    Check.optionalLine(artifacts, "run.links.artifacts", 2000);
  }
}
