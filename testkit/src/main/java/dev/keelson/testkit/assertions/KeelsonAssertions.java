// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.assertions;

import dev.keelson.approval.Approval;
import dev.keelson.artifact.Artifact;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.work.WorkItem;

/** The entry point for assertions about Keelson's values. */
public final class KeelsonAssertions {

  private KeelsonAssertions() {}

  /** Returns assertions about a work item. */
  public static WorkItemAssert assertThat(WorkItem actual) {
    return new WorkItemAssert(actual);
  }

  /** Returns assertions about a run. */
  public static RunAssert assertThat(Run actual) {
    return new RunAssert(actual);
  }

  /** Returns assertions about a step. */
  public static RunStepAssert assertThat(RunStep actual) {
    return new RunStepAssert(actual);
  }

  /** Returns assertions about an approval. */
  public static ApprovalAssert assertThat(Approval actual) {
    return new ApprovalAssert(actual);
  }

  /** Returns assertions about an artifact. */
  public static ArtifactAssert assertThat(Artifact actual) {
    return new ArtifactAssert(actual);
  }
}
