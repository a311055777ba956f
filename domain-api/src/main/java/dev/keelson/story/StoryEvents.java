// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import static java.util.stream.Collectors.toMap;

import dev.keelson.agent.Agent;
import dev.keelson.core.Actor;
import dev.keelson.core.Json;
import dev.keelson.journal.JournalEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Converts journal entries and activities to events: with readable names, and reasons. */
final class StoryEvents {

  private StoryEvents() {}

  static List<StoryEvent> of(RunStory story) {
    Map<UUID, String> names = names(story);
    Map<Actor, String> agents =
        story.agents().stream().collect(toMap(agent -> agent.id().actor(), Agent::name));
    Stream<StoryEvent> moves =
        story.entries().stream()
            .map(entry ->
                StoryEvent.builder()
                    .at(entry.at())
                    .actor(entry.actor())
                    .agent(agents.get(entry.actor()))
                    .worker(entry.worker())
                    .subject(names.getOrDefault(entry.subjectId(), entry.kind()))
                    .state(entry.toState())
                    .note(note(entry))
                    .build());
    Stream<StoryEvent> told =
        story.activities().stream()
            .map(activity ->
                StoryEvent.builder()
                    .at(activity.createdAt())
                    .actor(activity.actor())
                    .agent(agents.get(activity.actor()))
                    .subject("activity")
                    .state(activity.kind())
                    .build());
    return Stream.concat(moves, told).sorted(Comparator.comparing(StoryEvent::at)).toList();
  }

  private static Map<UUID, String> names(RunStory story) {
    Map<UUID, String> names = new HashMap<>();
    names.put(story.run().id().value(), "run");
    if (story.workItem() != null) {
      names.put(story.workItem().id().value(), "work item");
    }
    story.steps().forEach(step -> names.put(step.id().value(), "step " + step.stepKey()));
    story
        .approvals()
        .forEach(approval -> names.put(approval.id().value(), "approval " + approval.scope()));
    story
        .sideEffects()
        .forEach(effect -> names.put(effect.id().value(), "side effect " + effect.effectKey()));
    story
        .artifacts()
        .forEach(artifact ->
            names.put(
                artifact.id().value(),
                "artifact " + artifact.logicalKey() + " #" + artifact.revision()));
    story.sessions().forEach(session -> names.put(session.id().value(), "session"));
    story
        .processes()
        .forEach(
            each -> names.put(each.process().id().value(), "process " + each.process().kind()));
    return names;
  }

  private static @Nullable String note(JournalEntry entry) {
    Json failure = entry.failure();
    if (failure != null) {
      return failure.requireText("code") + ": " + failure.requireText("message");
    }
    return entry.reason() == null ? null : entry.reason().value();
  }
}
