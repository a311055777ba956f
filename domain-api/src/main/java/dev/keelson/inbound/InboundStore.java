// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

/** The part of a project's store that keeps what was made of incoming issues. */
public interface InboundStore {

  /** The analyses of issues. */
  IssueAnalysisRepository issueAnalyses();
}
