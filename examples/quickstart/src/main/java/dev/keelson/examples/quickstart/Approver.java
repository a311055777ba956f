// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.examples.quickstart.Options.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/**
 * The person who decides.
 *
 * @param keelson the store, signing as the person
 * @param rule the store, signing as the rule that decides where nobody can be asked
 * @param answer what they have said on the command line
 */
record Approver(Keelson keelson, Keelson rule, Answer answer) {

  /** The rule that repositories which this program made itself need no person. */
  static final Actor MADE_HERE = Actor.policy("made-here");

  private static final List<String> ANSWERS = List.of("yes", "no", "diff");
  private static final String ON_COMMAND_LINE = "said on the command line";
  private static final String ON_TERMINAL = "asked on the terminal";

  /**
   * Gets a decision and stores it.
   *
   * @throws Unanswered if there is nobody to ask, and the repository is the user's
   */
  Approval decide(Attempt attempt, Approval approval) throws IOException {
    attempt.terminal().note(approval.intentSummary());
    Decision decision =
        switch (answer) {
          case APPROVE -> new Decision(Verdict.APPROVE, ON_COMMAND_LINE, false);
          case REJECT -> new Decision(Verdict.REJECT, ON_COMMAND_LINE, false);
          case ASK -> ask(attempt);
        };
    Approval decided =
        (decision.byRule() ? rule : keelson)
            .project(approval.projectId())
            .approvalService()
            .decide(approval.id(), decision.verdict(), decision.rationale());
    attempt
        .terminal()
        .note("%s: %s".formatted(decided.audit().updatedBy(), decided.status().wireName()));
    return decided;
  }

  private static Decision ask(Attempt attempt) throws IOException {
    while (true) {
      switch (attempt.terminal().ask("Merge it? yes, no, or diff:", ANSWERS)) {
        case "yes" -> {
          return new Decision(Verdict.APPROVE, ON_TERMINAL, false);
        }
        case "no" -> {
          return new Decision(Verdict.REJECT, ON_TERMINAL, false);
        }
        case "diff" ->
            Files.readString(attempt.file("change.diff"), StandardCharsets.UTF_8)
                .lines()
                .forEach(attempt.terminal()::output);
        case null, default -> {
          return withoutAnybody(attempt);
        }
      }
    }
  }

  /** Decides without a person where nothing of theirs is at stake, and nowhere else. */
  private static Decision withoutAnybody(Attempt attempt) {
    if (!attempt.job().task().madeHere()) {
      throw new Unanswered();
    }
    attempt
        .terminal()
        .note(
            "nobody can be asked here, so the quickstart approves automatically; that is safe, as"
                + " the repository is one that it made itself");
    return new Decision(Verdict.APPROVE, "automatically, as nobody could be asked", true);
  }

  /** What was decided, how it came to that, and whether by the rule. */
  private record Decision(Verdict verdict, String rationale, boolean byRule) {}

  /** Nobody is there to answer; the question stays open. */
  static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
