// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies an {@link IssueAnalysis}. */
public record IssueAnalysisId(UUID value) implements Id {

  public IssueAnalysisId {
    Check.present(value, "issueAnalysisId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static IssueAnalysisId next() {
    return new IssueAnalysisId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static IssueAnalysisId parse(String text) {
    return Ids.parse(text, "IssueAnalysisId", IssueAnalysisId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
