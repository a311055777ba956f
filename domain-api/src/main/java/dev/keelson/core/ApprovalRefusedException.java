// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/** A decision on an approval, or the use of one, that its rules forbid. Nothing was changed. */
public final class ApprovalRefusedException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Id approval;
  private final Reason reason;

  public ApprovalRefusedException(Id approval, Reason reason) {
    super("%s: %s".formatted(approval.describe(), reason.sentence), null);
    this.approval = approval;
    this.reason = reason;
  }

  /** The approval in question. */
  public Id approval() {
    return approval;
  }

  /** Which rule was broken. */
  public Reason reason() {
    return reason;
  }

  /** The rules that a decision or a use can break. */
  public enum Reason {
    /** Its time is over. */
    EXPIRED("it has expired; request a new approval"),
    /** Its final decision was made before. */
    ALREADY_DECIDED("it is decided already and the first final decision stands; read it again"),
    /** The same person has decided before. */
    ALREADY_VOTED("this person has decided on it already; its quorum needs distinct people"),
    /** It was asked for something, and nobody granted that yet. */
    NOT_APPROVED("it is not approved; wait for its decision or request a new approval"),
    /** It was granted for another scope, target or other parameters. */
    OTHER_PARAMETERS(
        "it was granted for another scope, target or other parameters; request an approval of"
            + " exactly what will be done"),
    /** It was used before. */
    ALREADY_CONSUMED("it was used already and serves once; request a new approval");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }
  }
}
