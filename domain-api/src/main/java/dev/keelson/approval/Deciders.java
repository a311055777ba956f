// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.Seen;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may decide a request, as it names them, and who is the same voter. */
final class Deciders {

  private static final Pattern FORM = Pattern.compile("[^:]{1,40}:.{1,200}");
  private static final Set<String> NEVER = Set.of("agent", "system", "database", "role");

  private Deciders() {}

  static void check(String decider) {
    Check.that(
        FORM.matcher(decider).matches()
            && (voter(decider).startsWith("role:") || !NEVER.contains(kind(voter(decider)))),
        "approval.deciders",
        "must be written as kind:name, of a kind that decides",
        "for example user:ana, role:security or policy:docs-only");
  }

  /** Returns whether these, as a request names them, include the actor. */
  static boolean include(List<String> deciders, Actor actor, @Nullable String role) {
    if (NEVER.contains(kind(voter(actor.toString())))) {
      return false;
    }
    if (actor.isUser() && deciders.stream().noneMatch(Deciders::restrictsPeople)) {
      return true;
    }
    return deciders.stream()
        .map(Deciders::voter)
        .anyMatch(decider ->
            decider.equals(voter(actor.toString()))
                || (actor.isUser() && role != null && decider.equals(voter("role:" + role))));
  }

  private static String kind(String voter) {
    return voter.substring(0, voter.indexOf(':'));
  }

  private static boolean restrictsPeople(String decider) {
    return voter(decider).startsWith("user:") || voter(decider).startsWith("role:");
  }

  /** Returns the text by which the votes of a {@code kind:name} are counted. */
  static String voter(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? Seen.key(text)
        : Seen.key(text.substring(0, colon)) + ":" + Seen.key(text.substring(colon + 1));
  }
}
