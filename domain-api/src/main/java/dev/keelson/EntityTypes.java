// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.agent.Agent;
import dev.keelson.approval.Approval;
import dev.keelson.artifact.Artifact;
import dev.keelson.core.EntityType;
import dev.keelson.core.Lifecycle;
import dev.keelson.project.Project;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.run.SideEffect;
import dev.keelson.work.WorkItem;
import java.util.List;
import java.util.Optional;

/** Every entity type, for stores, diagrams and tests that go over all of them. */
public final class EntityTypes {

  /** All types, parents before children. */
  public static final List<EntityType<?, ?>> ALL =
      List.of(
          Project.TYPE,
          Agent.TYPE,
          WorkItem.TYPE,
          Run.TYPE,
          RunStep.TYPE,
          Approval.TYPE,
          SideEffect.TYPE,
          Artifact.TYPE);

  private EntityTypes() {}

  /** Every lifecycle, in the same order. */
  public static List<Lifecycle<?>> lifecycles() {
    return ALL.stream().map(EntityType::lifecycle).<Lifecycle<?>>flatMap(Optional::stream).toList();
  }
}
