// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One event of a {@link RunStory}.
 *
 * @param at when
 * @param actor who did it
 * @param agent the name of the agent that did it; null if nobody that is stored as one did
 * @param worker the process under whose lease the subject was or came, as it named itself; null if
 *     there was no lease, or it named none
 * @param subject what changed, in words, for example {@code step check}; {@code activity} for what
 *     the host told
 * @param state the new state, by its wire name; the kind of an activity
 * @param note a note, or null
 */
@Value.Builder
public record StoryEvent(
    Instant at,
    Actor actor,
    @Nullable String agent,
    @Nullable String worker,
    String subject,
    String state,
    @Nullable String note) {

  public StoryEvent {
    Check.present(at, "storyEvent.at");
    Check.present(actor, "storyEvent.actor");
    Check.present(subject, "storyEvent.subject");
    Check.present(state, "storyEvent.state");
  }

  /** Returns who did it, and in which process, in words: {@code agent The coder, host-1}. */
  public String who() {
    String name = agent == null ? actor.toString() : "agent " + agent;
    return worker == null ? name : name + ", " + worker;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds events. */
  public static final class Builder extends StoryEventBuilder {
    Builder() {}
  }
}
