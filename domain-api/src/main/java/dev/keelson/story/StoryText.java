// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.artifact.Artifact;
import dev.keelson.effect.SideEffect;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Renders a story as plain text. */
final class StoryText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The maximum width of a log line, in columns. */
  private static final int LOG_COLUMNS = 114;

  private final StringBuilder text = new StringBuilder();

  private StoryText() {}

  static String of(RunStory story) {
    StoryText text = new StoryText();
    text.tell(story);
    return text.text.toString();
  }

  private void tell(RunStory story) {
    line(title(story));
    line(summary(story.run()));
    section(
        "What happened (UTC)",
        story.events(),
        event ->
            "%s  %-34s %-18s %s%s"
                .formatted(
                    TIME.format(event.at()),
                    event.subject(),
                    event.state(),
                    event.who(),
                    event.note() == null ? "" : "  (" + event.note() + ")"));
    section("Steps", story.steps(), StoryText::step);
    processes(story.processes());
    section("Approvals", story.approvals(), approval -> approval(approval, story.decisions()));
    section("Side effects", story.sideEffects(), StoryText::effect);
    section("Produced", story.artifacts(), StoryText::artifact);
    section("Cost", List.of(story.usage()), StoryWords::usage);
    section("Check", checks(story), sentence -> sentence);
  }

  /** Returns what the story says of itself. */
  static List<String> checks(RunStory story) {
    List<String> contradictions = story.contradictions();
    return Stream.of(
            contradictions.isEmpty()
                ? Stream.of(
                    "every state is what the journal of %s entries adds up to"
                        .formatted(story.entries().size()))
                : contradictions.stream(),
            Stream.of(story.integrity().toString()),
            story.unreadable().stream().map(row -> String.valueOf(row.exception().getMessage())))
        .flatMap(sentences -> sentences)
        .toList();
  }

  static String title(RunStory story) {
    return story.workItem() == null ? "Run " + story.run().id() : story.workItem().title();
  }

  static String summary(Run run) {
    return "run %s, attempt %s%s: %s%s%s"
        .formatted(
            run.id(),
            run.attempt(),
            run.workflow() == null
                ? ""
                : " of workflow %s revision %s"
                    .formatted(run.workflow().name(), run.workflow().revision()),
            run.status().wireName(),
            lasted(run.startedAt(), run.finishedAt()),
            run.failure() == null ? "" : " – " + run.failure().message());
  }

  private static String step(RunStep step) {
    return "%-20s %-18s %s%s%s"
        .formatted(
            step.stepKey(),
            step.status().wireName(),
            step.name(),
            lasted(step.startedAt(), step.finishedAt()),
            step.attempt() > 1 ? ", attempt " + step.attempt() : "");
  }

  private void processes(List<StoryProcess> processes) {
    if (!processes.isEmpty()) {
      line("");
      line("Processes");
    }
    for (StoryProcess process : processes) {
      line("  " + StoryWords.process(process));
      process.lastLines().forEach(line -> line("    | " + cut(Visible.of(line))));
    }
  }

  private static String cut(String line) {
    if (line.length() <= LOG_COLUMNS) {
      return line;
    }
    int end = LOG_COLUMNS - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  static String approval(Approval approval, List<ApprovalDecision> decisions) {
    StringBuilder line =
        new StringBuilder(
            "%s of %s: %s%s"
                .formatted(
                    approval.scope(),
                    approval.target() == null ? "anything" : approval.target(),
                    approval.status().wireName(),
                    approval.decidedAt() == null
                        ? ""
                        : ", waited "
                            + StoryWords.length(approval.createdAt(), approval.decidedAt())));
    decisions.stream()
        .filter(decision -> decision.approvalId().equals(approval.id()))
        .forEach(decision ->
            line.append("; ")
                .append(decision.decidedBy())
                .append(" said ")
                .append(decision.verdict().wireName())
                .append(decision.rationale() == null ? "" : " (" + decision.rationale() + ")"));
    return line.toString();
  }

  static String effect(SideEffect effect) {
    return "%s (%s%s): %s%s"
        .formatted(
            effect.effectKey(),
            effect.kind(),
            effect.target() == null ? "" : " " + effect.target(),
            effect.status().wireName(),
            effect.externalId() == null ? "" : " as " + effect.externalId());
  }

  static String artifact(Artifact artifact) {
    return "%s %s #%s, %s, %s bytes"
        .formatted(
            artifact.kind(),
            artifact.logicalKey(),
            artifact.revision(),
            artifact.mediaType(),
            artifact.sizeBytes());
  }

  private static String lasted(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? "" : " in " + StoryWords.length(from, to);
  }

  private <T> void section(String heading, List<T> items, Function<T, String> line) {
    if (!items.isEmpty()) {
      line("");
      line(heading);
      items.forEach(item -> line("  " + line.apply(item)));
    }
  }

  private void line(String line) {
    text.append(Visible.of(line)).append('\n');
  }
}
