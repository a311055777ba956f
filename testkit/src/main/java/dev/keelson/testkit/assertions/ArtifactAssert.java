// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.assertions;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactStatus;

/** Assertions about an artifact. */
public final class ArtifactAssert extends EntityAssert<ArtifactAssert, Artifact, ArtifactStatus> {

  ArtifactAssert(Artifact actual) {
    super(actual, ArtifactAssert.class, Artifact::status);
  }

  /** Fails unless it is that version of its kind and key. */
  public ArtifactAssert hasRevision(int revision) {
    isNotNull();
    return has("revision", revision, actual.revision());
  }

  /** Fails unless its inline content is that text. */
  public ArtifactAssert hasText(String text) {
    isNotNull();
    return has("content", new ArtifactContent.Inline(text), actual.content());
  }
}
