// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Who performs a write: every write is signed by an actor. Written as {@code kind:name}, for
 * example {@code user:ana}. What is not seen is no part of a name, so that nobody is two. Where
 * persons are told apart, as voters on an approval, names are the same that have the same {@link
 * Seen#key}: they may differ in upper and lower case, in width and form, and in which blanks they
 * have. Letters of other scripts that look alike, and accents, make other names.
 *
 * @param kind the kind of actor: {@code user}, {@code agent}, {@code policy}, {@code system},
 *     {@code database}, or a kind that the host defines
 * @param name the identifier within the kind, at most 200 characters
 */
public record Actor(String kind, String name) {

  private static final String USER = "user";
  private static final String AGENT = "agent";
  private static final String POLICY = "policy";
  private static final Pattern IDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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
    checkSeen(kind, "actor.kind");
    checkSeen(name, "actor.name");
    Check.that(
        !kind.equals(AGENT) || IDS.matcher(name).matches(),
        "actor.name",
        "must be the id of the agent",
        "use AgentId.actor(), so that the holder of a lease and its actor are one");
  }

  private static void checkSeen(String text, String field) {
    Check.that(
        text.equals(Seen.of(text)),
        field,
        "must have no blank at its ends, no invisible character, and no letter that Unicode 14"
            + " does not know",
        "use Seen.of where a name comes from elsewhere");
  }

  /** Returns an actor for a person, by the host's name or id of the person. */
  public static Actor user(String name) {
    return new Actor(USER, name);
  }

  /**
   * Returns the actor for the agent with that id, which is also the holder of its leases; see
   * {@code AgentId.actor()}.
   */
  public static Actor agent(Id id) {
    Check.present(id, "id");
    return new Actor(AGENT, id.value().toString());
  }

  /** Returns an actor for a rule of the host that decides by itself. */
  public static Actor policy(String name) {
    return new Actor(POLICY, name);
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
    Check.present(text, "text");
    int colon = text.indexOf(':');
    Check.that(colon > 0, "actor", "must be written as kind:name", "for example user:ana");
    return new Actor(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Returns whether this is a person. */
  public boolean isUser() {
    return kind.equals(USER);
  }

  /** Returns whether this is an agent. */
  public boolean isAgent() {
    return kind.equals(AGENT);
  }

  /** Returns whether this is a rule that decides by itself. */
  public boolean isPolicy() {
    return kind.equals(POLICY);
  }

  @JsonValue
  @Override
  public String toString() {
    return kind + ":" + name;
  }
}
