// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.agent.AgentStore;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.inbound.WebhookStore;
import dev.keelson.project.ProjectStore;
import dev.keelson.repo.RepoStore;
import dev.keelson.retention.RetentionStore;
import dev.keelson.setup.SetupStore;
import dev.keelson.userdata.UserDataStore;
import dev.keelson.work.ImageStore;
import dev.keelson.work.WorkQueue;
import dev.keelson.workflow.WorkflowStore;
import dev.keelson.workspace.SandboxStore;
import java.util.function.Function;

/**
 * A store of the whole domain. What all projects share hangs off it directly; what a project owns
 * hangs off {@link #project}. Immutable and thread-safe; a store keeps no state besides its
 * database.
 */
public interface Keelson
    extends ProjectStore,
        AgentStore,
        RepoStore,
        WorkflowStore,
        ImageStore,
        WebhookStore,
        SetupStore,
        UserDataStore,
        SandboxStore,
        RetentionStore {

  /** The queue of work, over all projects. */
  WorkQueue workQueue();

  /**
   * What one project owns. Does not check that the project exists; writing to one that does not is
   * refused.
   */
  ProjectScope project(ProjectId project);

  /**
   * The same store, with every write signed by {@code actor}.
   *
   * @throws dev.keelson.core.SecretFoundException if the actor's name looks like a secret
   */
  Keelson actingAs(Actor actor);

  /**
   * Does {@code work} with a store whose writes take effect together: all when it returns, none
   * when it throws. A transaction that the host has begun on the same connection is joined. So is
   * an outer call: an inner one that throws takes back its own writes only, and the outer one may
   * go on. After a refused call go no further in the same transaction; make the call in an inner
   * one if you want to go on after its refusal. Of a call that breaks several rules at once, any of
   * them may be told there. Use the store that is handed in; the outer one stays outside of the
   * transaction.
   *
   * @return what {@code work} returns
   */
  <R> R inTransaction(Function<? super Keelson, ? extends R> work);
}
