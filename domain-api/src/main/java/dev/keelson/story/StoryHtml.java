// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import dev.keelson.run.RunStep;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Renders a story as one HTML page. All text is escaped; styles are inline; nothing is loaded from
 * anywhere.
 */
final class StoryHtml {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  @SuppressWarnings("InlineFormatString") // a page is easier to read by itself
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s</title>
      <style>
      :root { color-scheme: light dark; --line: #8884; --bar: #4a7; --wait: #c93; --bad: #c44; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.05rem; margin-top: 2rem; }
      table { border-collapse: collapse; width: 100%%; } td, th { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
      td.t { font-variant-numeric: tabular-nums; white-space: nowrap; }
      .lane { display: grid; grid-template-columns: 12rem 1fr; align-items: center; gap: .6rem; margin: .2rem 0; }
      .track { position: relative; height: 1.4rem; background: var(--line); border-radius: .2rem; }
      .bar { position: absolute; top: 0; bottom: 0; min-width: 3px; border-radius: .2rem; background: var(--bar); }
      .bar.failed, .bar.cancelled, .bar.rejected { background: var(--bad); } .bar.wait { background: var(--wait); }
      pre { overflow-x: auto; margin: 0 0 .6rem 1rem; }
      </style></head><body>
      <h1>%1$s</h1><p>%2$s</p>
      %3$s
      </body></html>
      """;

  private final RunStory story;
  private final Instant begin;
  private final Instant end;
  private final StringBuilder body = new StringBuilder();

  private StoryHtml(RunStory story) {
    this.story = story;
    begin = story.entries().isEmpty() ? story.run().createdAt() : story.entries().getFirst().at();
    end = story.entries().isEmpty() ? begin : story.entries().getLast().at();
  }

  static String of(RunStory story) {
    StoryHtml html = new StoryHtml(story);
    html.timeline();
    html.table(
        "What happened (UTC)",
        story.events(),
        event ->
            List.of(
                TIME.format(event.at()),
                event.subject(),
                event.state(),
                event.who(),
                event.note() == null ? "" : event.note()));
    html.processes();
    html.list(
        "Approvals",
        story.approvals(),
        approval -> StoryText.approval(approval, story.decisions()));
    html.list("Side effects", story.sideEffects(), StoryText::effect);
    html.list("Produced", story.artifacts(), StoryText::artifact);
    html.list("Cost", List.of(story.usage()), StoryWords::usage);
    html.list("Check", StoryText.checks(story), sentence -> sentence);
    return PAGE.formatted(
        escape(StoryText.title(story)), escape(StoryText.summary(story.run())), html.body);
  }

  private void timeline() {
    heading("Timeline");
    for (RunStep step : story.steps()) {
      lane(
          step.stepKey(),
          step.status().wireName(),
          step.startedAt() == null ? end : step.startedAt(),
          step.finishedAt() == null ? end : step.finishedAt(),
          step.name());
    }
    story
        .approvals()
        .forEach(approval ->
            lane(
                "waiting: " + approval.scope(),
                "wait " + approval.status().wireName(),
                approval.createdAt(),
                approval.decidedAt() == null ? end : approval.decidedAt(),
                approval.intentSummary()));
  }

  private void processes() {
    if (!story.processes().isEmpty()) {
      heading("Processes");
    }
    for (StoryProcess process : story.processes()) {
      body.append("<p>").append(escape(StoryWords.process(process))).append("</p>\n");
      if (!process.lastLines().isEmpty()) {
        body.append("<pre>");
        process.lastLines().forEach(line -> body.append(escape(line)).append('\n'));
        body.append("</pre>\n");
      }
    }
  }

  private void lane(String label, String css, Instant from, Instant to, String title) {
    body.append(
        "<div class=\"lane\"><span>%s</span><div class=\"track\"><div class=\"bar %s\" style=\"left:%s%%;width:%s%%\" title=\"%s – %s\"></div></div></div>%n"
            .formatted(
                escape(label),
                escape(css),
                percent(begin, from),
                percent(from, to),
                escape(title),
                StoryWords.length(from, to)));
  }

  private String percent(Instant from, Instant to) {
    long whole = Math.max(1, Duration.between(begin, end).toMillis());
    double share = 100.0 * Duration.between(from, to).toMillis() / whole;
    return String.format(Locale.ROOT, "%.2f", Math.clamp(share, 0, 100));
  }

  private <T> void table(String heading, List<T> items, Function<T, List<String>> cells) {
    heading(heading);
    body.append("<table>\n");
    for (T item : items) {
      body.append("<tr>");
      cells
          .apply(item)
          .forEach(cell -> body.append("<td class=\"t\">").append(escape(cell)).append("</td>"));
      body.append("</tr>\n");
    }
    body.append("</table>\n");
  }

  private <T> void list(String heading, List<T> items, Function<T, String> line) {
    if (!items.isEmpty()) {
      heading(heading);
      body.append("<ul>\n");
      items.forEach(item -> body.append("<li>").append(escape(line.apply(item))).append("</li>\n"));
      body.append("</ul>\n");
    }
  }

  private void heading(String heading) {
    body.append("<h2>").append(heading).append("</h2>\n");
  }

  private static String escape(String text) {
    return Visible.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
