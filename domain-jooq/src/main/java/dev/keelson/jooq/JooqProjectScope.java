// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.ProjectScope;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.agent.UsageLedger;
import dev.keelson.approval.ApprovalDesk;
import dev.keelson.approval.ApprovalRepository;
import dev.keelson.artifact.ArtifactRepository;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.Journal;
import dev.keelson.project.IntegrationRepository;
import dev.keelson.project.PolicyRepository;
import dev.keelson.project.ProjectSecretRepository;
import dev.keelson.project.ProjectSkillRepository;
import dev.keelson.repository.ProjectRepositoryRepository;
import dev.keelson.run.RunRepository;
import dev.keelson.run.RunStepRepository;
import dev.keelson.run.SideEffectLedger;
import dev.keelson.run.StepLedger;
import dev.keelson.work.WorkItemRepository;

/** What one project owns, as one unit of work sees it. */
record JooqProjectScope(Unit unit, ProjectId id) implements ProjectScope {

  @Override
  public ProjectSecretRepository secrets() {
    return new JooqProjectSecretRepository(unit, id);
  }

  @Override
  public ProjectSkillRepository skills() {
    return new JooqProjectSkillRepository(unit, id);
  }

  @Override
  public PolicyRepository policies() {
    return new JooqPolicyRepository(unit, id);
  }

  @Override
  public IntegrationRepository integrations() {
    return new JooqIntegrationRepository(unit, id);
  }

  @Override
  public ProjectRepositoryRepository repositories() {
    return new JooqProjectRepositoryRepository(unit, id);
  }

  @Override
  public SupportAgentConfigRepository supportAgents() {
    return new JooqSupportAgentConfigRepository(unit, id);
  }

  @Override
  public WorkItemRepository workItems() {
    return new JooqWorkItemRepository(unit, id);
  }

  @Override
  public RunRepository runs() {
    return new JooqRunRepository(unit, id);
  }

  @Override
  public RunStepRepository steps() {
    return new JooqRunStepRepository(unit, id);
  }

  @Override
  public StepLedger stepLedger() {
    return new JooqStepLedger(unit, id);
  }

  @Override
  public SideEffectLedger sideEffects() {
    return new JooqSideEffectLedger(unit, id);
  }

  @Override
  public ApprovalRepository approvals() {
    return new JooqApprovalRepository(unit, id);
  }

  @Override
  public ApprovalDesk approvalDesk() {
    return new JooqApprovalDesk(unit, id);
  }

  @Override
  public ArtifactRepository artifacts() {
    return new JooqArtifactRepository(unit, id);
  }

  @Override
  public UsageLedger usage() {
    return new JooqUsageLedger(unit, id);
  }

  @Override
  public Journal journal() {
    return new JooqJournal(unit, id);
  }
}
