// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.ProjectScope;
import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.examples.quickstart.Options.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * The person who decides.
 *
 * @param answer what they have said on the command line
 */
record Approver(Actor person, Answer answer) {

  /**
   * Gets a decision and stores it.
   *
   * @throws Unanswered if there is nobody to ask
   */
  Approval decide(Attempt attempt, Approval approval) throws IOException {
    attempt.terminal().note(approval.intentSummary());
    Verdict verdict = verdict(attempt);
    ProjectScope project = attempt.job().keelson().actingAs(person).project(approval.projectId());
    Approval decided =
        project
            .approvalService()
            .decide(
                approval.id(),
                verdict,
                answer == Answer.ASK ? "asked on the terminal" : "said on the command line");
    attempt.terminal().note("%s: %s".formatted(person, decided.status().wireName()));
    return decided;
  }

  private Verdict verdict(Attempt attempt) throws IOException {
    return switch (answer) {
      case APPROVE -> Verdict.APPROVE;
      case REJECT -> Verdict.REJECT;
      case ASK -> ask(attempt);
    };
  }

  private static Verdict ask(Attempt attempt) throws IOException {
    while (true) {
      String reply = attempt.terminal().ask("Merge it? yes, no, or diff:");
      switch (reply) {
        case null -> throw new Unanswered();
        case "yes", "y" -> {
          return Verdict.APPROVE;
        }
        case "no", "n" -> {
          return Verdict.REJECT;
        }
        case "diff", "d" ->
            Files.readString(attempt.file("change.diff"), StandardCharsets.UTF_8)
                .lines()
                .forEach(attempt.terminal()::output);
        default -> attempt.terminal().note("please say yes, no or diff");
      }
    }
  }

  /** Nobody is there to answer; the question stays open. */
  static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
