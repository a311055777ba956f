// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.List;

/**
 * Thrown when a decision on an approval, or its use, breaks one of the rules of approvals. Nothing
 * was changed.
 */
public final class ApprovalRefusedException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Id subject;
  private final Reason reason;

  public ApprovalRefusedException(Id subject, Reason reason) {
    this(subject, reason, reason.sentence);
  }

  private ApprovalRefusedException(Id subject, Reason reason, String sentence) {
    super("%s: %s".formatted(subject.describe(), sentence), null);
    this.subject = subject;
    this.reason = reason;
  }

  /**
   * Returns the refusal of a use for something else than was granted.
   *
   * @param differing what differs, without what is secret, for example {@code target}
   */
  public static ApprovalRefusedException otherParameters(Id subject, List<String> differing) {
    return new ApprovalRefusedException(
        subject,
        Reason.OTHER_PARAMETERS,
        "%s; what differs: %s"
            .formatted(Reason.OTHER_PARAMETERS.sentence, String.join(", ", differing)));
  }

  /** Returns the approval in question. */
  public Id subject() {
    return subject;
  }

  /** Returns which rule was broken. */
  public Reason reason() {
    return reason;
  }

  /** The rules that a decision or a use can break. */
  public enum Reason {
    /** The actor is not one of those who may decide on it. */
    NOT_A_DECIDER(
        "this actor may not decide on it: people do, or the deciders that its request names;"
            + " agents, the system and the database never do"),
    /** The actor requested it, and its request does not allow that they decide on it. */
    OWN_REQUEST("who requested it may not decide on it; let another person decide"),
    /** It is open for the same action on other terms than a request asks for. */
    OTHER_TERMS(
        "it is open for the same action with other deciders, another quorum, another rule of self"
            + " approval or a later end; withdraw it first, or request it on its terms"),
    /** As many others as can be written down request it as well. */
    TOO_MANY_REQUESTERS(
        "too many request it as well; let it be decided and used, or withdraw it, and request a new"
            + " approval"),
    /** It is past its expiry. */
    EXPIRED("it has expired; request a new approval"),
    /** Its final decision was made already. */
    ALREADY_DECIDED("it is decided already and the first final decision stands; read it again"),
    /** The same person has already decided on it, and decides or requests it again. */
    ALREADY_VOTED(
        "this person has decided on it already; its quorum needs distinct people, and none who"
            + " requests it"),
    /** It is not approved. */
    NOT_APPROVED("it is not approved; wait for its decision or request a new approval"),
    /** It was granted for another run, scope, target or other parameters. */
    OTHER_PARAMETERS(
        "it was granted for another run, scope, target or other parameters; request an approval of"
            + " exactly what will be done"),
    /** It was used already. */
    ALREADY_CONSUMED("it was used already and is single-use; request a new approval");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }
  }
}
