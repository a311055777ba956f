// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import dev.keelson.core.Json;
import dev.keelson.workspace.ExecutionProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Renders a story as JSON: ids and times as text, states by their wire names. */
final class StoryJson {

  private StoryJson() {}

  static Json of(RunStory story) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "run",
        fields(
            "id",
            story.run().id(),
            "status",
            story.run().status().wireName(),
            "attempt",
            story.run().attempt(),
            "workflow",
            story.run().workflow() == null ? null : story.run().workflow().name(),
            "startedAt",
            story.run().startedAt(),
            "finishedAt",
            story.run().finishedAt()));
    if (story.workItem() != null) {
      json.put(
          "workItem",
          fields(
              "id",
              story.workItem().id(),
              "title",
              story.workItem().title(),
              "status",
              story.workItem().status().wireName()));
    }
    json.put(
        "steps",
        list(
            story.steps(),
            step ->
                fields(
                    "key",
                    step.stepKey(),
                    "name",
                    step.name(),
                    "status",
                    step.status().wireName(),
                    "attempt",
                    step.attempt(),
                    "startedAt",
                    step.startedAt(),
                    "finishedAt",
                    step.finishedAt())));
    json.put(
        "approvals",
        list(
            story.approvals(),
            approval ->
                fields(
                    "id",
                    approval.id(),
                    "scope",
                    approval.scope(),
                    "target",
                    approval.target(),
                    "status",
                    approval.status().wireName(),
                    "decidedBy",
                    approval.decidedBy(),
                    "decidedAt",
                    approval.decidedAt())));
    json.put(
        "sideEffects",
        list(
            story.sideEffects(),
            effect ->
                fields(
                    "key",
                    effect.effectKey(),
                    "kind",
                    effect.kind(),
                    "target",
                    effect.target(),
                    "status",
                    effect.status().wireName(),
                    "externalId",
                    effect.externalId())));
    json.put(
        "artifacts",
        list(
            story.artifacts(),
            artifact ->
                fields(
                    "id",
                    artifact.id(),
                    "kind",
                    artifact.kind(),
                    "logicalKey",
                    artifact.logicalKey(),
                    "revision",
                    artifact.revision(),
                    "digest",
                    artifact.digest(),
                    "sizeBytes",
                    artifact.sizeBytes())));
    json.put("processes", list(story.processes(), StoryJson::process));
    json.put(
        "usage",
        fields(
            "calls",
            story.usage().calls(),
            "inputTokens",
            story.usage().inputTokens(),
            "outputTokens",
            story.usage().outputTokens(),
            "costUsd",
            story.usage().costUsd().toPlainString(),
            "unpricedCalls",
            story.usage().unpricedCalls()));
    json.put(
        "events",
        list(
            story.events(),
            event ->
                fields(
                    "at",
                    event.at(),
                    "actor",
                    event.actor(),
                    "agent",
                    event.agent(),
                    "worker",
                    event.worker(),
                    "subject",
                    event.subject(),
                    "state",
                    event.state(),
                    "note",
                    event.note())));
    json.put("contradictions", story.contradictions());
    json.put("integrity", story.integrity());
    json.put(
        "unreadable",
        list(
            story.unreadable(),
            row -> fields("type", row.type(), "id", row.id(), "reason", row.reason())));
    return Json.of(json);
  }

  private static Map<String, Object> process(StoryProcess story) {
    ExecutionProcess process = story.process();
    Map<String, Object> fields =
        fields(
            "id",
            process.id(),
            "stepId",
            process.stepId(),
            "kind",
            process.kind(),
            "status",
            process.status().wireName(),
            "exitCode",
            process.exitCode(),
            "startedAt",
            process.startedAt(),
            "finishedAt",
            process.finishedAt(),
            "logChunks",
            story.chunks());
    fields.put("lastLines", story.lastLines());
    return fields;
  }

  private static <T> List<Map<String, Object>> list(
      List<T> items, Function<T, Map<String, Object>> item) {
    return items.stream().map(item).toList();
  }

  /**
   * Returns the fields of alternating names and values; a null value is left out, numbers stay
   * numbers, everything else becomes text.
   */
  private static Map<String, Object> fields(@Nullable Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        fields.put(
            String.valueOf(namesAndValues[i]), value instanceof Number ? value : value.toString());
      }
    }
    return fields;
  }
}
