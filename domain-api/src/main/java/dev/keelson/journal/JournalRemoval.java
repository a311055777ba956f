// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.ProjectId;
import java.time.Duration;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * What retention has removed from a journal: a contiguous range of places. The chain goes on over
 * it.
 *
 * @param first the first place
 * @param last the last place
 * @param count how many entries there were
 * @param before the digest at the place before the first
 * @param after the digest at the last place
 * @param rule why: the term, see {@link #rule}
 * @param actor who removed the last of them
 * @param at when the last of them was removed
 */
@Value.Builder
public record JournalRemoval(
    ProjectId projectId,
    long first,
    long last,
    long count,
    Digest before,
    Digest after,
    String rule,
    Actor actor,
    Instant at) {

  public JournalRemoval {
    Check.present(projectId, "journalRemoval.projectId");
    Check.atLeast(1, first, "journalRemoval.first");
    Check.atLeast(first, last, "journalRemoval.last");
    Check.present(before, "journalRemoval.before");
    Check.present(after, "journalRemoval.after");
    Check.present(rule, "journalRemoval.rule");
    Check.present(actor, "journalRemoval.actor");
    Check.present(at, "journalRemoval.at");
  }

  /** Returns the rule of a retention term, for example {@code older than PT720H}. */
  public static String rule(Duration term) {
    Check.present(term, "term");
    return "older than " + term;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds records of removals. */
  public static final class Builder extends JournalRemovalBuilder {
    Builder() {}
  }
}
