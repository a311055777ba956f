// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a write uses a lease that is no longer the latest one of its subject, or that would
 * go on in a run that has ended. Nothing was changed.
 */
public final class StaleLeaseException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Leasable subject;
  private final long token;
  private final transient @Nullable Id holder;
  private final @Nullable String worker;
  private final long currentToken;
  private final transient @Nullable Id endedRun;

  /**
   * @param subject the work that was leased
   * @param token the token of the refused lease
   * @param holder who holds the work now, or null if nobody does
   * @param worker the process that holds it for the holder, if it named itself
   * @param currentToken that of the latest lease
   */
  public StaleLeaseException(
      Leasable subject,
      long token,
      @Nullable Id holder,
      @Nullable String worker,
      long currentToken) {
    this(
        subject,
        token,
        holder,
        worker,
        currentToken,
        null,
        "lease %s of %s is stale: %s; stop this work, and lease it again when it is free"
            .formatted(
                token,
                subject.describe(),
                holder == null
                    ? "nobody holds it now, the last lease was " + currentToken
                    : "%s holds it%s with lease %s"
                        .formatted(
                            holder.describe(),
                            worker == null ? "" : " through worker " + worker,
                            currentToken)));
  }

  private StaleLeaseException(
      Leasable subject,
      long token,
      @Nullable Id holder,
      @Nullable String worker,
      long currentToken,
      @Nullable Id endedRun,
      String message) {
    super(message, null);
    this.endedRun = endedRun;
    this.currentToken = currentToken;
    this.subject = subject;
    this.token = token;
    this.holder = holder;
    this.worker = worker;
  }

  /**
   * Returns the refusal of a write in a run that has ended.
   *
   * @param subject the work that is leased
   * @param token the token of its lease
   * @param holder who holds the work
   * @param run the run that has ended
   * @param end how it has ended
   */
  public static StaleLeaseException ended(
      Leasable subject, long token, Id holder, Id run, State end) {
    return new StaleLeaseException(
        subject,
        token,
        holder,
        null,
        token,
        run,
        "lease %s of %s does not reach %s, which is %s; stop this work, and complete or release it"
            .formatted(token, subject.describe(), run.describe(), end.wireName()));
  }

  /** Returns the process that holds the lease for the holder, or null if it named none. */
  public @Nullable String worker() {
    return worker;
  }

  /** Returns what was leased, a work item or a run. */
  public Leasable subject() {
    return subject;
  }

  /** Returns the token of the refused lease. */
  public long token() {
    return token;
  }

  /** Returns the run that has ended, or null if the lease is stale. */
  public @Nullable Id endedRun() {
    return endedRun;
  }

  /** Returns the token of the latest lease; that of the refused one where its run has ended. */
  public long currentToken() {
    return currentToken;
  }

  /** Returns who holds the work now, or null if nobody does. */
  public @Nullable Id holder() {
    return holder;
  }
}
