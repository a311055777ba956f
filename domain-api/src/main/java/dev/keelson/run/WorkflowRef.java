// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.Check;
import dev.keelson.core.Digest;

/**
 * The revision of a workflow definition that a run follows (R000-83).
 *
 * @param name the definition's name
 * @param revision its revision, from 1
 * @param digest the digest of the definition at that revision, so that a later change can't alter
 *     what the run means
 */
public record WorkflowRef(String name, int revision, Digest digest) {

  public WorkflowRef {
    Check.line(name, "run.workflow.name", 200);
    Check.atLeast(1, revision, "run.workflow.revision");
    Check.present(digest, "run.workflow.digest");
  }
}
