// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/** Thrown when what somebody asks a lease on can't be leased now. Nothing was changed. */
public final class LeaseRefusedException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Leasable subject;
  private final Reason reason;

  /**
   * @param subject what the lease was to be on
   * @param detail what is in the way, for the message
   */
  public LeaseRefusedException(Leasable subject, Reason reason, String detail) {
    super("%s can't be leased: %s; %s".formatted(subject.describe(), detail, reason.remedy), null);
    this.subject = subject;
    this.reason = reason;
  }

  /** Returns what the lease was to be on. */
  public Leasable subject() {
    return subject;
  }

  /** Returns what is in the way. */
  public Reason reason() {
    return reason;
  }

  /** What is in the way of a lease. */
  public enum Reason {
    /** Somebody holds it, or is about to. */
    HELD("ask again when that lease has expired or was released"),

    /** It has ended, or is not what is worked on: in review, or in progress by a person. */
    NOT_OPEN("lease what is pending, or goes on under a lease that has expired"),

    /** It waits for something that is not completed. */
    BLOCKED("complete that first"),

    /** Something else with its exclusive key is under lease. */
    EXCLUSIVE("end that first"),

    /** Its project is paused or archived, or has as much under lease as it may. */
    PROJECT("activate the project, or let other work in it end"),

    /** It is assigned to another agent. */
    ASSIGNED("let that agent lease it, or assign it to this one"),

    /** The agent is disabled, or holds as much as it may. */
    AGENT("enable the agent, or let it end other work"),

    /** It is a run at a work item. */
    HAS_ITEM("lease that item");

    private final String remedy;

    Reason(String remedy) {
      this.remedy = remedy;
    }
  }
}
