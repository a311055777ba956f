// SPDX-License-Identifier: Apache-2.0
package dev.keelson.artifact;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The kind of an artifact (R000-105). An open vocabulary. */
public record ArtifactKind(String value) implements OpenEnum {

  /** Output of a command. */
  public static final ArtifactKind LOG = new ArtifactKind("log");

  /** A change of files. */
  public static final ArtifactKind DIFF = new ArtifactKind("diff");

  /** A report. */
  public static final ArtifactKind REPORT = new ArtifactKind("report");

  /** A conversation with an agent. */
  public static final ArtifactKind TRANSCRIPT = new ArtifactKind("transcript");

  /** The address of a pull request. */
  public static final ArtifactKind PR_URL = new ArtifactKind("pr_url");

  /** The cost of something. */
  public static final ArtifactKind COST_SUMMARY = new ArtifactKind("cost_summary");

  /** Findings. */
  public static final ArtifactKind RESEARCH_DOC = new ArtifactKind("research_doc");

  /** A design. */
  public static final ArtifactKind DESIGN_DOC = new ArtifactKind("design_doc");

  /** A prompt. */
  public static final ArtifactKind PROMPT_FILE = new ArtifactKind("prompt_file");

  /** The patches of an implementation. */
  public static final ArtifactKind PATCH_SET = new ArtifactKind("patch_set");

  /** The result of a verification. */
  public static final ArtifactKind VERIFICATION = new ArtifactKind("verification");

  /** The provenance of something. */
  public static final ArtifactKind PROVENANCE = new ArtifactKind("provenance");

  public ArtifactKind {
    Check.word(value, "artifactKind", ArtifactKind.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
