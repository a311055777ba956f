// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.consumer;

import dev.keelson.ProjectScope;
import dev.keelson.work.WorkItem;
import java.time.InstantSource;

/** What a host's own service may look like: bug reports become work, each once. */
public final class Triage {

  private final ProjectScope project;
  private final InstantSource clock;

  /** Files bugs into {@code project}. */
  public Triage(ProjectScope project, InstantSource clock) {
    this.project = project;
    this.clock = clock;
  }

  /** Returns the work item of a bug, which is filed the first time. */
  public WorkItem file(String tracker, String title) {
    return project
        .workItems()
        .findByExternalKey(tracker)
        .orElseGet(() ->
            project
                .workItems()
                .insert(
                    WorkItem.titled(project.id(), title, clock.instant())
                        .withExternalKey(tracker)
                        .withPriority(WorkItem.HIGH)));
  }
}
