// SPDX-License-Identifier: Apache-2.0
package dev.keelson.retention;

/**
 * The kinds of accumulating data that a retention term may apply to. Everything else is kept until
 * it is deleted (R000-100, R004-85).
 */
public enum Retained {
  /**
   * The contents of published and superseded log artifacts; the artifacts are retained as expired,
   * with their digests (R000-113).
   */
  ARTIFACT_LOGS,
  /** The events of sessions (R000-145). */
  SESSION_EVENTS,
  /** The output logs of processes. */
  PROCESS_LOGS,
  /** Deliveries that were processed, skipped, or failed (R000-146). */
  WEBHOOK_DELIVERIES,
  /** Journal entries, including those of purged projects. */
  JOURNAL,
  /** Model calls, including those of purged projects. */
  USAGE
}
