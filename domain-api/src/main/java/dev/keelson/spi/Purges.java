// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.project.PurgedProject;
import dev.keelson.run.SandboxJob;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Creates the results and refusals of project purges. */
public final class Purges {

  private Purges() {}

  /**
   * Returns the result of a purge, from counts that may be 0 and from references in any order and
   * with duplicates.
   */
  public static PurgedProject of(Map<String, Long> counts, Collection<String> blobs) {
    SortedMap<String, Long> present = new TreeMap<>(counts);
    present.values().removeIf(count -> count == 0);
    return new PurgedProject(present, List.copyOf(new TreeSet<>(blobs)));
  }

  /**
   * Returns what a value keeps outside of the store, which its purge leaves behind: the path of an
   * artifact whose content is in a file, the storage key of a project file, the transcript of a
   * sandbox job; empty for all else.
   */
  public static Optional<String> blob(Entity<?> value) {
    return switch (value) {
      case Artifact artifact when artifact.content() instanceof ArtifactContent.File(String path) ->
          Optional.of(path);
      case ProjectFile file -> Optional.ofNullable(file.storageKey());
      case SandboxJob job -> Optional.ofNullable(job.transcriptRef());
      default -> Optional.empty();
    };
  }

  /** Returns the refusal to purge a project in which {@code activeRun} is still active. */
  public static InvalidValueException refusedPurge(Id activeRun) {
    return new InvalidValueException(
        "run.status",
        "must be completed, failed or cancelled in every run of a project that is purged",
        "end %s first".formatted(activeRun.describe()));
  }
}
