// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import dev.keelson.approval.ApprovalDecision;
import dev.keelson.query.RowType;
import dev.keelson.spi.EntityTypes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a host may do and the processes of agents may not, as docs/boundary.md says: written down
 * once more beside the grants, so that one that was lost is no reason to skip a test.
 */
final class KeptFromWork {

  private static final Set<String> WRITTEN_BY_HOSTS =
      Stream.concat(EntityTypes.SET_UP.stream(), Stream.of(ApprovalDecision.TYPE))
          .map(RowType::name)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> READ_BY_HOSTS = Set.of("github_app_installation");
  private static final Set<String> DELETED_BY_WORK =
      Set.of(
          "project_file",
          "file_chunk",
          "work_item_dependency",
          "work_item_image",
          "infra_resource");
  private static final Set<String> CALLED_BY_HOSTS =
      Set.of("journal_remove", "journal_place_hold", "journal_lift_hold");

  /** What triggers ask of a role that may not decide on approvals. */
  private static final Set<String> RULES =
      Set.of(
          "must be an agent or the system for a role that may not decide",
          "must be used under a lease on its run, for a role that may not decide",
          "must be withdrawn by who requested it, for a role that may not decide");

  private static final Pattern DENIED = Pattern.compile("permission denied for (\\w+) (\\w+)");

  private KeptFromWork() {}

  /** Returns the privileges on a table that a host may have and the processes of agents not. */
  static Set<String> privileges(String table) {
    Set<String> kept = new TreeSet<>();
    if (WRITTEN_BY_HOSTS.contains(table)) {
      kept.addAll(Set.of("insert", "update"));
    }
    if (!DELETED_BY_WORK.contains(table)) {
      kept.add("delete");
    }
    if (READ_BY_HOSTS.contains(table)) {
      kept.add("select");
    }
    return kept;
  }

  /**
   * Returns whether what failed tells of something that is kept from the processes of agents.
   *
   * @param failure what failed, with its causes
   * @param differing what hosts have on a table in this database, and the processes of agents not
   * @throws AssertionError if it tells of something that they should be able to do
   */
  static boolean tells(Throwable failure, Privileges differing) {
    StringWriter told = new StringWriter();
    failure.printStackTrace(new PrintWriter(told));
    String failed = told.toString();
    if (RULES.stream().anyMatch(failed::contains)) {
      return true;
    }
    Matcher denied = DENIED.matcher(failed);
    if (!denied.find()) {
      return false;
    }
    String name = denied.group(2);
    if (denied.group(1).equals("function") && CALLED_BY_HOSTS.contains(name)) {
      return true;
    }
    Set<String> refused = denied.group(1).equals("table") ? differing.on(name) : Set.of();
    if (!refused.isEmpty() && privileges(name).containsAll(refused)) {
      return true;
    }
    throw new AssertionError(
        "%s, which is not kept from the processes of agents: of what hosts may do with it, they lack %s and should lack no more than %s; grant it in Grants, or say here and in docs/boundary.md that it is"
            .formatted(denied.group(), refused, privileges(name)),
        failure);
  }

  /** Tells privileges on tables. */
  @FunctionalInterface
  interface Privileges {
    Set<String> on(String table);
  }
}
