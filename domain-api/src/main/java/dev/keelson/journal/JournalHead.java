// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.ProjectId;

/**
 * The end of a journal's chain. Its digest stands for all entries up to that place: who has kept a
 * head can prove later that none of them was changed, removed or inserted.
 *
 * @param projectId the project
 * @param place the last place; 0 before the first entry
 * @param digest the digest at that place
 */
public record JournalHead(ProjectId projectId, long place, Digest digest) {

  public JournalHead {
    Check.present(projectId, "journalHead.projectId");
    Check.atLeast(0, place, "journalHead.place");
    Check.present(digest, "journalHead.digest");
  }
}
