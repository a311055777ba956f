// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.keelson.testkit.contract.TwoFacedSuite;
import dev.keelson.testkit.contract.approval.ApprovalExpirySuite;
import dev.keelson.testkit.contract.approval.ApprovalRaceSuite;
import dev.keelson.testkit.contract.approval.ApprovalServiceSuite;
import dev.keelson.testkit.contract.approval.ApprovalSuite;
import dev.keelson.testkit.contract.approval.DeciderSuite;
import dev.keelson.testkit.contract.approval.RunEndSuite;
import dev.keelson.testkit.contract.asking.AskingSuite;
import dev.keelson.testkit.contract.asking.BoardSuite;
import dev.keelson.testkit.contract.asking.EdgeSuite;
import dev.keelson.testkit.contract.asking.EverywhereSuite;
import dev.keelson.testkit.contract.asking.FinderSuite;
import dev.keelson.testkit.contract.asking.LatestSuite;
import dev.keelson.testkit.contract.asking.ListingSuite;
import dev.keelson.testkit.contract.asking.PartsSuite;
import dev.keelson.testkit.contract.asking.ScreenSuite;
import dev.keelson.testkit.contract.asking.SumSuite;
import dev.keelson.testkit.contract.change.DeploymentSuite;
import dev.keelson.testkit.contract.change.InfraResourceSuite;
import dev.keelson.testkit.contract.change.IssueAnalysisSuite;
import dev.keelson.testkit.contract.change.MergeSuite;
import dev.keelson.testkit.contract.change.ObservationSuite;
import dev.keelson.testkit.contract.change.PullRequestSuite;
import dev.keelson.testkit.contract.change.WebhookSuite;
import dev.keelson.testkit.contract.history.ActivitySuite;
import dev.keelson.testkit.contract.history.ChainSuite;
import dev.keelson.testkit.contract.history.ClockSuite;
import dev.keelson.testkit.contract.history.DeletionJournalSuite;
import dev.keelson.testkit.contract.history.HoldSuite;
import dev.keelson.testkit.contract.history.JournalReadersSuite;
import dev.keelson.testkit.contract.history.JournalSuite;
import dev.keelson.testkit.contract.history.LateCommitSuite;
import dev.keelson.testkit.contract.history.LedgerRetentionSuite;
import dev.keelson.testkit.contract.history.RetentionSuite;
import dev.keelson.testkit.contract.history.TransactionSuite;
import dev.keelson.testkit.contract.history.WriteRaceSuite;
import dev.keelson.testkit.contract.knowledge.ChatMessageSuite;
import dev.keelson.testkit.contract.knowledge.ChatThreadSuite;
import dev.keelson.testkit.contract.knowledge.CitationSuite;
import dev.keelson.testkit.contract.knowledge.IngestionSuite;
import dev.keelson.testkit.contract.knowledge.ProjectFileSuite;
import dev.keelson.testkit.contract.project.IntegrationSuite;
import dev.keelson.testkit.contract.project.PolicySuite;
import dev.keelson.testkit.contract.project.ProjectPurgeSuite;
import dev.keelson.testkit.contract.project.ProjectRepoSuite;
import dev.keelson.testkit.contract.project.ProjectSecretSuite;
import dev.keelson.testkit.contract.project.ProjectSkillSuite;
import dev.keelson.testkit.contract.project.ProjectSuite;
import dev.keelson.testkit.contract.project.RepoSuite;
import dev.keelson.testkit.contract.run.ApprovedEffectSuite;
import dev.keelson.testkit.contract.run.ArtifactSuite;
import dev.keelson.testkit.contract.run.ArtifactVersionSuite;
import dev.keelson.testkit.contract.run.OneRunSuite;
import dev.keelson.testkit.contract.run.RunDeletionSuite;
import dev.keelson.testkit.contract.run.RunStepSuite;
import dev.keelson.testkit.contract.run.RunSuite;
import dev.keelson.testkit.contract.run.SandboxJobSuite;
import dev.keelson.testkit.contract.run.SideEffectSuite;
import dev.keelson.testkit.contract.run.SignalSuite;
import dev.keelson.testkit.contract.run.StepLedgerSuite;
import dev.keelson.testkit.contract.run.StepReclaimSuite;
import dev.keelson.testkit.contract.run.StorySuite;
import dev.keelson.testkit.contract.run.UsageSuite;
import dev.keelson.testkit.contract.setup.AgentSuite;
import dev.keelson.testkit.contract.setup.CredentialSuite;
import dev.keelson.testkit.contract.setup.DeletionSuite;
import dev.keelson.testkit.contract.setup.GitHubAppInstallationSuite;
import dev.keelson.testkit.contract.setup.ScratchSuite;
import dev.keelson.testkit.contract.setup.SupportAgentSuite;
import dev.keelson.testkit.contract.setup.SyncStateSuite;
import dev.keelson.testkit.contract.setup.SystemConfigSuite;
import dev.keelson.testkit.contract.setup.TagSuite;
import dev.keelson.testkit.contract.setup.WorkflowSuite;
import dev.keelson.testkit.contract.work.ClaimSuite;
import dev.keelson.testkit.contract.work.DependencySuite;
import dev.keelson.testkit.contract.work.ExclusiveSuite;
import dev.keelson.testkit.contract.work.FenceRaceSuite;
import dev.keelson.testkit.contract.work.FencingSuite;
import dev.keelson.testkit.contract.work.ImageSuite;
import dev.keelson.testkit.contract.work.ItemImageSuite;
import dev.keelson.testkit.contract.work.LeaseReachSuite;
import dev.keelson.testkit.contract.work.LeaseScopeSuite;
import dev.keelson.testkit.contract.work.LeaseSuite;
import dev.keelson.testkit.contract.work.LeaseTimeSuite;
import dev.keelson.testkit.contract.work.NamedLeaseSuite;
import dev.keelson.testkit.contract.work.OwnLeaseSuite;
import dev.keelson.testkit.contract.work.RetrySuite;
import dev.keelson.testkit.contract.work.WaitingEdgeSuite;
import dev.keelson.testkit.contract.work.WaitingSuite;
import dev.keelson.testkit.contract.work.WhereClaimedSuite;
import dev.keelson.testkit.contract.work.WorkItemSuite;
import dev.keelson.testkit.contract.work.WorkRaceSuite;
import dev.keelson.testkit.contract.workspace.AttemptSuite;
import dev.keelson.testkit.contract.workspace.CheckpointSuite;
import dev.keelson.testkit.contract.workspace.CodingAgentTurnSuite;
import dev.keelson.testkit.contract.workspace.ExecutionProcessSuite;
import dev.keelson.testkit.contract.workspace.ProcessLogSuite;
import dev.keelson.testkit.contract.workspace.ProcessRepoStateSuite;
import dev.keelson.testkit.contract.workspace.SandboxSpecSuite;
import dev.keelson.testkit.contract.workspace.SessionEventSuite;
import dev.keelson.testkit.contract.workspace.SessionSuite;
import dev.keelson.testkit.contract.workspace.TerminationSuite;
import dev.keelson.testkit.contract.workspace.WorkspaceRepoSuite;
import dev.keelson.testkit.contract.workspace.WorkspaceSuite;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract that every store must satisfy. Its author extends this class and implements {@link
 * #fixture}; every test gets an empty store, and none can be overridden. Skipped is only what needs
 * a {@link Part} that the fixture declares not to keep, or what {@linkplain
 * StoreFixture#isRefusedToRole its database role} may not do. A test runs in a thread of its own,
 * for three minutes at most. A minor release may tighten the contract, a patch release only loosen.
 */
@ExtendWith(ContractExtension.class)
@Timeout(value = 3, unit = MINUTES, threadMode = SEPARATE_THREAD)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class KeelsonContract {

  /** Returns a new fixture with an empty store. Called once for each test, and closed after it. */
  protected abstract StoreFixture fixture();

  @Nested
  final class Projects extends ProjectSuite {}

  @Nested
  final class Purging_a_project extends ProjectPurgeSuite {}

  @Nested
  final class Agents extends AgentSuite {}

  @Nested
  final class Repos extends RepoSuite {}

  @Nested
  final class Workflows extends WorkflowSuite {}

  @Nested
  final class Links_to_repos extends ProjectRepoSuite {}

  @Nested
  final class Secrets_of_projects extends ProjectSecretSuite {}

  @Nested
  final class Skills extends ProjectSkillSuite {}

  @Nested
  final class Policies extends PolicySuite {}

  @Nested
  final class Integrations extends IntegrationSuite {}

  @Nested
  final class Support_agents extends SupportAgentSuite {}

  @Nested
  final class The_system_configuration extends SystemConfigSuite {}

  @Nested
  final class Credentials extends CredentialSuite {}

  @Nested
  final class Installations extends GitHubAppInstallationSuite {}

  @Nested
  final class Tags extends TagSuite {}

  @Nested
  final class Scratches extends ScratchSuite {}

  @Nested
  final class Moves_to_another_instance extends SyncStateSuite {}

  @Nested
  final class Work_items extends WorkItemSuite {}

  @Nested
  final class Dependencies extends DependencySuite {}

  @Nested
  final class Images extends ImageSuite {}

  @Nested
  final class Images_of_work_items extends ItemImageSuite {}

  @Nested
  final class Webhooks extends WebhookSuite {}

  @Nested
  final class Analyses_of_issues extends IssueAnalysisSuite {}

  @Nested
  final class Files extends ProjectFileSuite {}

  @Nested
  final class Ingesting_files extends IngestionSuite {}

  @Nested
  final class Citations extends CitationSuite {}

  @Nested
  final class Threads extends ChatThreadSuite {}

  @Nested
  final class Messages_of_a_thread extends ChatMessageSuite {}

  @Nested
  final class Deployments extends DeploymentSuite {}

  @Nested
  final class Infrastructure extends InfraResourceSuite {}

  @Nested
  final class Runs extends RunSuite {}

  @Nested
  final class Run_steps extends RunStepSuite {}

  @Nested
  final class Signals extends SignalSuite {}

  @Nested
  final class Approvals extends ApprovalSuite {}

  @Nested
  final class Artifacts extends ArtifactSuite {}

  @Nested
  final class Asking_questions extends AskingSuite {}

  @Nested
  final class Every_finder extends FinderSuite {}

  @Nested
  final class The_board_and_the_sidebar extends BoardSuite {}

  @Nested
  final class Screens_of_a_project extends ScreenSuite {}

  @Nested
  final class Questions_at_the_edges extends EdgeSuite {}

  @Nested
  final class The_latest_of_several extends LatestSuite {}

  @Nested
  final class Sums_of_usage extends SumSuite {}

  @Nested
  final class Questions_over_all_projects extends EverywhereSuite {}

  @Nested
  final class What_the_store_does_not_keep extends PartsSuite {}

  @Nested
  final class Lists_in_pages extends ListingSuite {}

  @Nested
  final class Claiming_work extends ClaimSuite {}

  @Nested
  final class Where_work_is_claimed extends WhereClaimedSuite {}

  @Nested
  final class Work_that_is_tried_again extends RetrySuite {}

  @Nested
  final class Work_that_waits extends WaitingSuite {}

  @Nested
  final class What_work_may_wait_for extends WaitingEdgeSuite {}

  @Nested
  final class What_excludes_each_other extends ExclusiveSuite {}

  @Nested
  final class Working_under_a_lease extends LeaseSuite {}

  @Nested
  final class The_time_of_a_lease extends LeaseTimeSuite {}

  @Nested
  final class Stale_leases extends FencingSuite {}

  @Nested
  final class Leases_on_what_is_named extends NamedLeaseSuite {}

  @Nested
  final class What_is_of_one_run extends OneRunSuite {}

  @Nested
  final class A_project_under_a_lease extends LeaseScopeSuite {}

  @Nested
  final class The_reach_of_a_lease extends LeaseReachSuite {}

  @Nested
  final class Leases_and_their_holders extends OwnLeaseSuite {}

  @Nested
  final class Racing_under_a_lease extends FenceRaceSuite {}

  @Nested
  final class Steps_under_a_lease extends StepLedgerSuite {}

  @Nested
  final class Steps_that_were_left_running extends StepReclaimSuite {}

  @Nested
  final class Side_effects extends SideEffectSuite {}

  @Nested
  final class The_approval_service extends ApprovalServiceSuite {}

  @Nested
  final class Who_decides extends DeciderSuite {}

  @Nested
  final class Approvals_when_a_run_ends extends RunEndSuite {}

  @Nested
  final class Side_effects_with_an_approval extends ApprovedEffectSuite {}

  @Nested
  final class Approvals_out_of_time extends ApprovalExpirySuite {}

  @Nested
  final class Versions_of_artifacts extends ArtifactVersionSuite {}

  @Nested
  final class Activities extends ActivitySuite {}

  @Nested
  final class The_usage_ledger extends UsageSuite {}

  @Nested
  final class The_journal extends JournalSuite {}

  @Nested
  final class Readers_of_the_journal extends JournalReadersSuite {}

  @Nested
  final class Deletions_in_the_journal extends DeletionJournalSuite {}

  @Nested
  final class The_chain_of_the_journal extends ChainSuite {}

  @Nested
  final class Holds extends HoldSuite {}

  @Nested
  final class The_clock extends ClockSuite {}

  @Nested
  final class Commits_that_come_late extends LateCommitSuite {}

  @Nested
  final class Transactions extends TransactionSuite {}

  @Nested
  final class Collections_that_change extends TwoFacedSuite {}

  @Nested
  final class The_story_of_a_run extends StorySuite {}

  @Nested
  final class Deleting_runs extends RunDeletionSuite {}

  @Nested
  final class Racing_for_work extends WorkRaceSuite {}

  @Nested
  final class Racing_to_write extends WriteRaceSuite {}

  @Nested
  final class Racing_for_approvals extends ApprovalRaceSuite {}

  @Nested
  final class Deleting_what_was_set_up extends DeletionSuite {}

  @Nested
  final class Sandbox_specs extends SandboxSpecSuite {}

  @Nested
  final class Workspaces extends WorkspaceSuite {}

  @Nested
  final class Sessions extends SessionSuite {}

  @Nested
  final class Checkpoints extends CheckpointSuite {}

  @Nested
  final class Execution_processes extends ExecutionProcessSuite {}

  @Nested
  final class The_log_of_a_process extends ProcessLogSuite {}

  @Nested
  final class Repos_in_workspaces extends WorkspaceRepoSuite {}

  @Nested
  final class Repos_that_a_process_worked_in extends ProcessRepoStateSuite {}

  @Nested
  final class Turns_of_agents extends CodingAgentTurnSuite {}

  @Nested
  final class Events_of_a_session extends SessionEventSuite {}

  @Nested
  final class Sandbox_jobs extends SandboxJobSuite {}

  @Nested
  final class Pull_requests extends PullRequestSuite {}

  @Nested
  final class Observing_pull_requests extends ObservationSuite {}

  @Nested
  final class Merges extends MergeSuite {}

  @Nested
  final class Terminating extends TerminationSuite {}

  @Nested
  final class An_attempt_from_start_to_merge extends AttemptSuite {}

  @Nested
  final class Retention extends RetentionSuite {}

  @Nested
  final class Retention_of_journal_and_usage extends LedgerRetentionSuite {}
}
