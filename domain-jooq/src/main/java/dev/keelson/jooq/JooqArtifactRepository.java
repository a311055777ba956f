// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.ARTIFACT;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ArtifactRecord;
import dev.keelson.run.RunId;
import dev.keelson.sql.Retention;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

final class JooqArtifactRepository extends JooqRepository<Artifact, ArtifactId, ArtifactRecord>
    implements ArtifactRepository {

  private static final EntityTable<Artifact, ArtifactId, ArtifactRecord> TABLE =
      EntityTable.of(Artifact.TYPE, new ArtifactRowsImpl(), ARTIFACT);
  private static final Order<ArtifactRecord> NEWEST_FIRST = Order.by(ARTIFACT.REVISION).downwards();

  /** Those of a project, or of all if it is null. */
  JooqArtifactRepository(StoreContext context, @Nullable ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Artifact insert(Artifact artifact) {
    check(artifact);
    if (artifact.revision() != 0) {
      refuseStored(artifact);
    }
    artifact.requireNew();
    return write(call("insert_artifact", artifact), artifact).orElseThrow();
  }

  @Override
  public Optional<Artifact> findLatest(ArtifactKind kind, String logicalKey) {
    return findVersions(kind, logicalKey, PageRequest.first(1)).items().stream().findFirst();
  }

  @Override
  public Page<Artifact> findVersions(ArtifactKind kind, String logicalKey, PageRequest page) {
    Condition line = ARTIFACT.KIND.eq(kind).and(ARTIFACT.LOGICAL_KEY.eq(logicalKey));
    return page(line, page, NEWEST_FIRST);
  }

  @Override
  public Page<Artifact> findByRun(RunId run, PageRequest page) {
    return page(ARTIFACT.RUN_ID.eq(run), page, byId);
  }

  @Override
  public Page<Artifact> findByRunAndKind(RunId run, ArtifactKind kind, PageRequest page) {
    return page(ARTIFACT.RUN_ID.eq(run).and(ARTIFACT.KIND.eq(kind)), page, byId);
  }

  /** Logs in files that are older than {@code term}. */
  List<Artifact> dueFiles(Duration term, int max) {
    return all(call(Retention.DUE_FILES).with("millis", term.toMillis()).with("max", max));
  }
}
