// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.EntityTypes;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.core.AppendType;
import dev.keelson.core.EntityType;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.project.Project;
import dev.keelson.project.PurgedProject;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.SandboxJob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** The end of a project. Its journal and its model calls stay. */
final class Purge {

  private Purge() {}

  /** Takes the project out, with all that it owns. */
  static PurgedProject of(StoreContext tx, Project project) {
    Layer layer = tx.layer();
    ProjectId id = project.id();
    layer.all(Table.of(Run.TYPE, id)).stream()
        .filter(run -> RunStatus.LIFECYCLE.isActive(run.status()))
        .map(Run::id)
        .min(Id.ORDER)
        .ifPresent(run -> {
          throw Project.refusedPurge(run);
        });
    PurgedProject purged = PurgedProject.of(counts(layer, id), blobs(layer, id));
    layer.all(Table.of(Repo.TYPE, null)).stream()
        .filter(repo -> id.equals(repo.exclusiveProjectId()))
        .forEach(repo -> new InMemoryRepoRepository(tx).update(repo.withExclusiveProjectId(null)));
    layer.clear(any -> id.equals(any.project()) && !any.equals(InMemoryUsageLedger.table(id)));
    Rules.write(layer, Project.TYPE, null, id, project, null);
    return purged;
  }

  private static Map<String, Long> counts(Layer layer, ProjectId project) {
    Map<String, Long> counts = new HashMap<>(Map.of(Project.TYPE.name(), 1L));
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      if (type.isOwned()) {
        counts.put(type.name(), (long) layer.all(Table.of(type, project)).size());
      }
    }
    for (AppendType<?, ?> type : EntityTypes.APPENDED) {
      counts.put(type.name(), InMemoryAppendOnlyLog.all(layer, type, project).count());
    }
    return counts;
  }

  private static List<String> blobs(Layer layer, ProjectId project) {
    return Stream.of(
            layer.all(Table.of(Artifact.TYPE, project)).stream()
                .map(Artifact::content)
                .map(content -> content instanceof ArtifactContent.File(String path) ? path : null),
            layer.all(Table.of(ProjectFile.TYPE, project)).stream().map(ProjectFile::storageKey),
            layer.all(Table.of(SandboxJob.TYPE, project)).stream().map(SandboxJob::transcriptRef))
        .flatMap(Function.identity())
        .filter(Objects::nonNull)
        .toList();
  }
}
