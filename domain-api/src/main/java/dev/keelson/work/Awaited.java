// SPDX-License-Identifier: Apache-2.0
package dev.keelson.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.core.WorkItemId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** What work waits for while nobody has it under lease. */
public sealed interface Awaited permits Awaited.Time, Awaited.Items, AwaitedEvent {

  /** Returns a wait until a time, by the clock of the store. */
  static Awaited time(Instant time) {
    return new Time(time);
  }

  /**
   * Returns a wait until an approval is no longer pending, however it is decided or ends. One that
   * runs out ends when {@code expireOverdue} has moved it.
   */
  static AwaitedEvent approval(ApprovalId approval) {
    return new Approval(approval);
  }

  /** Returns a wait for a signal to a run at the item, see {@code signals().deliver}. */
  static AwaitedEvent signal(RunId run, String key) {
    return new Signal(run, key);
  }

  /**
   * Returns a wait until other items have ended: are completed, failed or cancelled. They must be
   * of the same project, and must not wait for this one.
   */
  static Awaited items(Collection<WorkItemId> items) {
    return new Items(List.copyOf(new LinkedHashSet<>(Check.each(items, "awaited.items"))));
  }

  /** Returns the reason of what waits for it, for example {@code awaits_approval}. */
  default StatusReason reason() {
    return new StatusReason(
        switch (this) {
          case Time time -> "awaits_time";
          case Approval approval -> "awaits_approval";
          case Signal signal -> "awaits_signal";
          case Items items -> "awaits_items";
        });
  }

  /** Returns what is waited for as a JSON object, for example {@code {"approval": "…"}}. */
  @JsonValue
  default Json toJson() {
    return switch (this) {
      case Time(Instant time) -> Json.EMPTY.with("time", time.toString());
      case Approval(ApprovalId id) -> Json.EMPTY.with("approval", id.toString());
      case Signal(RunId run, String key) ->
          Json.EMPTY.with("run", run.toString()).with("signal", key);
      case Items(List<WorkItemId> ids) ->
          Json.EMPTY.with("items", ids.stream().map(WorkItemId::toString).toList());
    };
  }

  /**
   * Reads what {@link #toJson} returned.
   *
   * @throws InvalidValueException if it is something else
   */
  @JsonCreator
  static Awaited fromJson(Json json) {
    Check.present(json, "json");
    if (json.get("approval").isPresent() || json.get("signal").isPresent()) {
      return AwaitedEvent.fromJson(json);
    } else if (json.get("items").isPresent()) {
      return items(
          json.get("items")
              .orElseThrow()
              .toTree()
              .valueStream()
              .map(id -> WorkItemId.parse(id.isString() ? id.stringValue() : ""))
              .toList());
    }
    return new Time(time(json.requireText("time")));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidValueException(
          "awaited.time", "must be a time", "for example 2026-03-01T10:15:30Z");
    }
  }

  /** See {@link Awaited#time}. */
  record Time(Instant time) implements Awaited {
    public Time {
      time = Timestamps.of(Check.present(time, "awaited.time"), "awaited.time");
    }
  }

  /** See {@link Awaited#approval}. */
  record Approval(ApprovalId id) implements AwaitedEvent {
    public Approval {
      Check.present(id, "awaited.id");
    }
  }

  /**
   * See {@link Awaited#signal}.
   *
   * @param key the key of the signal, one line of at most 200 characters
   */
  record Signal(RunId run, String key) implements AwaitedEvent {
    public Signal {
      Check.present(run, "awaited.run");
      Check.line(key, "awaited.key", 200);
    }
  }

  /**
   * See {@link Awaited#items}.
   *
   * @param ids 1 to {@value #MAX} of them
   */
  record Items(List<WorkItemId> ids) implements Awaited {

    /** The most items that one wait names. */
    public static final int MAX = 1000;

    public Items {
      ids = Check.each(ids, "awaited.ids");
      Check.that(
          !ids.isEmpty() && ids.size() <= MAX,
          "awaited.ids",
          "must be 1 to " + MAX + " items",
          "got " + ids.size());
    }
  }
}
