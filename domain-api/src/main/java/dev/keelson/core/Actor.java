// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who performs a write: every write is signed by an actor. Written as {@code kind:name}, for
 * example {@code user:ana}.
 *
 * @param kind the kind of actor: {@code user}, {@code agent}, {@code system}, {@code database}, or
 *     a kind that the host defines
 * @param name the identifier within the kind, at most 200 characters
 */
public record Actor(String kind, String name) {

  /** Signs values that are not stored yet. */
  public static final Actor NOBODY = system("nobody");

  /** Signs writes of a host that has not set an actor. */
  public static final Actor KEELSON = system("keelson");

  public Actor {
    Check.line(kind, "actor.kind", 40);
    Check.that(
        kind.indexOf(':') < 0,
        "actor.kind",
        "must not contain a colon",
        "use the part before the colon");
    Check.line(name, "actor.name", 200);
  }

  /** Returns an actor for a person, by the host's name or id of the person. */
  public static Actor user(String name) {
    return new Actor("user", name);
  }

  /** Returns an actor for an agent, by its key or id. */
  public static Actor agent(String name) {
    return new Actor("agent", name);
  }

  /** Returns an actor for a part of the system that acts on its own, such as a scheduler. */
  public static Actor system(String name) {
    return new Actor("system", name);
  }

  /**
   * Reads {@code kind:name}.
   *
   * @throws InvalidValueException if there is no colon or a part is blank
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Actor parse(String text) {
    int colon = text.indexOf(':');
    Check.that(colon > 0, "actor", "must be written as kind:name", "for example user:ana");
    return new Actor(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Returns whether this is a person. */
  public boolean isUser() {
    return kind.equals("user");
  }

  @JsonValue
  @Override
  public String toString() {
    return kind + ":" + name;
  }
}
