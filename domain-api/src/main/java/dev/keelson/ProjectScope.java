// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.agent.SupportAgentStore;
import dev.keelson.agent.UsageStore;
import dev.keelson.approval.ApprovalStore;
import dev.keelson.artifact.ArtifactStore;
import dev.keelson.change.ChangeStore;
import dev.keelson.conversation.ConversationStore;
import dev.keelson.core.ProjectId;
import dev.keelson.delivery.DeliveryStore;
import dev.keelson.inbound.InboundStore;
import dev.keelson.journal.JournalStore;
import dev.keelson.knowledge.KnowledgeStore;
import dev.keelson.project.ProjectConfigStore;
import dev.keelson.repo.ProjectRepoStore;
import dev.keelson.run.RunStore;
import dev.keelson.work.WorkStore;
import dev.keelson.workspace.ProcessStore;
import dev.keelson.workspace.WorkspaceStore;

/**
 * What one project owns, and nothing else: no read shows and no write touches another project's
 * rows, and a value of another project is refused with a {@link
 * dev.keelson.core.ForeignProjectException}.
 */
public interface ProjectScope
    extends ProjectConfigStore,
        ProjectRepoStore,
        SupportAgentStore,
        WorkStore,
        RunStore,
        ApprovalStore,
        ArtifactStore,
        UsageStore,
        JournalStore,
        InboundStore,
        KnowledgeStore,
        ConversationStore,
        DeliveryStore,
        WorkspaceStore,
        ProcessStore,
        ChangeStore {

  /** The project. */
  ProjectId id();
}
