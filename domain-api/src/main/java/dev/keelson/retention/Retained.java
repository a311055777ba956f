// SPDX-License-Identifier: Apache-2.0
package dev.keelson.retention;

/** What piles up and has a term. All else is kept until it is deleted (R000-100, R004-85). */
public enum Retained {
  /**
   * The contents of published and superseded logs; the artifacts stay, expired, with their digests
   * (R000-113).
   */
  ARTIFACT_LOGS,
  /** What was appended about sessions (R000-145). */
  SESSION_EVENTS,
  /** What processes wrote. */
  PROCESS_LOGS,
  /** Deliveries that were processed, skipped, or failed (R000-146). */
  WEBHOOK_DELIVERIES,
  /** What the journal tells, also of projects that were purged. */
  JOURNAL,
  /** Model calls, also of projects that were purged. */
  USAGE
}
