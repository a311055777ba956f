// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides which workspaces may have their working trees removed. It reads no clock and changes
 * nothing: a host passes in what is stored, removes the trees of the candidates, and clears their
 * {@link Workspace#containerRef}.
 *
 * @param keepEnded how long the tree of an archived or failed workspace is kept
 * @param keepIdle how long the tree of an idle ready workspace is kept
 */
public record CleanUpPolicy(Duration keepEnded, Duration keepIdle) {

  /** One hour after the end, three days without activity. */
  public static final CleanUpPolicy DEFAULT =
      new CleanUpPolicy(Duration.ofHours(1), Duration.ofDays(3));

  /** The states in which a session waits only for its host. */
  private static final Set<SessionStatus> BUSY =
      Set.of(
          SessionStatus.PROVISIONING,
          SessionStatus.BOOTSTRAPPING,
          SessionStatus.RUNNING,
          SessionStatus.RESUMING);

  public CleanUpPolicy {
    Check.present(keepEnded, "cleanUpPolicy.keepEnded");
    Check.present(keepIdle, "cleanUpPolicy.keepIdle");
    Check.that(
        !keepEnded.isNegative() && !keepIdle.isNegative(),
        "cleanUpPolicy",
        "must keep trees for 0 or longer",
        "leave out what must not be cleaned up");
  }

  /**
   * Returns those of {@code workspaces} whose trees may be removed at {@code now}, in the same
   * order. Never a workspace that is pinned (R002-38) or being prepared, that has a busy session or
   * a running process, or that has no tree.
   *
   * @param sessions the sessions in these workspaces; others are ignored
   * @param processes the processes of these sessions; others are ignored
   */
  public List<Workspace> candidates(
      Collection<Workspace> workspaces,
      Collection<Session> sessions,
      Collection<ExecutionProcess> processes,
      Instant now) {
    List<Session> allSessions = Check.each(sessions, "sessions");
    List<ExecutionProcess> allProcesses = Check.each(processes, "processes");
    Check.present(now, "now");
    return Check.each(workspaces, "workspaces").stream()
        .filter(workspace -> workspace.containerRef() != null && !workspace.pinned())
        .filter(workspace -> {
          List<Session> own =
              allSessions.stream().filter(it -> workspace.id().equals(it.workspaceId())).toList();
          return !isBusy(own, allProcesses) && isOver(workspace, own, now);
        })
        .toList();
  }

  private static boolean isBusy(List<Session> sessions, Collection<ExecutionProcess> processes) {
    return sessions.stream()
        .anyMatch(session ->
            BUSY.contains(session.status())
                || processes.stream()
                    .anyMatch(process ->
                        process.sessionId().equals(session.id())
                            && process.status() == ExecutionProcessStatus.RUNNING));
  }

  private boolean isOver(Workspace workspace, List<Session> sessions, Instant now) {
    return switch (workspace.status()) {
      case PREPARING -> false;
      case READY -> isOver(lastActivity(workspace, sessions), keepIdle, now);
      case ARCHIVED, FAILED -> isOver(workspace.updatedAt(), keepEnded, now);
    };
  }

  private static boolean isOver(Instant since, Duration kept, Instant now) {
    return Duration.between(since, now).compareTo(kept) >= 0;
  }

  private static Instant lastActivity(Workspace workspace, List<Session> sessions) {
    Stream<Instant> seen =
        sessions.stream()
            .map(session ->
                session.lastActivityAt() == null ? session.createdAt() : session.lastActivityAt());
    return Stream.concat(Stream.of(workspace.updatedAt()), seen)
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
