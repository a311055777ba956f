// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import dev.keelson.agent.Agent;
import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.conversation.ChatThread;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.InfraResource;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.project.Integration;
import dev.keelson.project.Policy;
import dev.keelson.project.Project;
import dev.keelson.project.ProjectSecret;
import dev.keelson.project.ProjectSkill;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.setup.Credential;
import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.SystemConfig;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.ChatThreads;
import dev.keelson.testkit.fixtures.Credentials;
import dev.keelson.testkit.fixtures.Deployments;
import dev.keelson.testkit.fixtures.GitHubAppInstallations;
import dev.keelson.testkit.fixtures.Images;
import dev.keelson.testkit.fixtures.InfraResources;
import dev.keelson.testkit.fixtures.Integrations;
import dev.keelson.testkit.fixtures.IssueAnalyses;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Policies;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.testkit.fixtures.ProjectSecrets;
import dev.keelson.testkit.fixtures.ProjectSkills;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.Repos;
import dev.keelson.testkit.fixtures.SandboxSpecs;
import dev.keelson.testkit.fixtures.Scratches;
import dev.keelson.testkit.fixtures.SupportAgentConfigs;
import dev.keelson.testkit.fixtures.SyncStates;
import dev.keelson.testkit.fixtures.Tags;
import dev.keelson.testkit.fixtures.WebhookDeliveries;
import dev.keelson.testkit.fixtures.Workflows;
import dev.keelson.userdata.Scratch;
import dev.keelson.userdata.SyncState;
import dev.keelson.userdata.Tag;
import dev.keelson.work.Image;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workspace.SandboxSpec;
import java.util.List;

/** Values of what is set up, and of what comes from outside. */
final class SetupSpecimens {

  static final List<Specimens<?>> ALL =
      List.of(
          Specimens.of(
              Project.TYPE,
              world -> world.keelson().projects(),
              world -> Projects.minimal(),
              world -> Projects.everyComponentSet()),
          Specimens.of(
              Agent.TYPE,
              world -> world.keelson().agents(),
              world -> Agents.coder(),
              world -> Agents.everyComponentSet()),
          Specimens.of(
              Repo.TYPE,
              world -> world.keelson().repos(),
              world -> Repos.minimal(),
              world -> Repos.everyComponentSet(world.id())),
          Specimens.of(
              WorkflowDefinition.TYPE,
              world -> world.keelson().workflows(),
              world -> Workflows.minimal(),
              world -> Workflows.everyComponentSet()),
          Specimens.of(
              WebhookDelivery.TYPE,
              world -> world.keelson().webhooks(),
              world -> WebhookDeliveries.minimal(),
              world -> WebhookDeliveries.everyComponentSet(world.repo().id())),
          Specimens.of(
              Image.TYPE,
              world -> world.keelson().images(),
              world -> Images.minimal(),
              world -> Images.everyComponentSet()),
          Specimens.of(
                  SystemConfig.TYPE,
                  world -> world.keelson().systemConfig(),
                  world -> SystemConfig.initial(Made.NOW),
                  world -> SystemConfig.initial(Made.NOW))
              .single(),
          Specimens.of(
              Credential.TYPE,
              world -> world.keelson().credentials(),
              world -> Credentials.minimal(),
              world -> Credentials.everyComponentSet()),
          Specimens.of(
              GitHubAppInstallation.TYPE,
              world -> world.keelson().gitHubAppInstallations(),
              world -> GitHubAppInstallations.minimal(),
              world -> GitHubAppInstallations.everyComponentSet()),
          Specimens.of(
              Tag.TYPE,
              world -> world.keelson().tags(),
              world -> Tags.review(),
              world -> Tags.review()),
          Specimens.of(
              Scratch.TYPE,
              world -> world.keelson().scratches(),
              world -> Scratches.draft(),
              world -> Scratches.everyShape().getLast()),
          Specimens.of(
              SyncState.TYPE,
              world -> world.keelson().syncStates(),
              world -> SyncStates.pending(),
              world -> SyncStates.everyComponentSet().getFirst()),
          Specimens.of(
              SandboxSpec.TYPE,
              world -> world.keelson().sandboxSpecs(),
              world -> SandboxSpecs.shell(),
              world -> SandboxSpecs.everyComponentSet()),
          Specimens.of(
              ProjectRepo.TYPE,
              world -> world.project().repos(),
              world -> ProjectRepos.linking(world.id(), world.repo().id()),
              world -> ProjectRepos.everyComponentSet(world.id(), world.repo().id())),
          Specimens.of(
              ProjectSecret.TYPE,
              world -> world.project().secrets(),
              world -> ProjectSecrets.named(world.id()),
              world -> ProjectSecrets.everyComponentSet(world.id())),
          Specimens.of(
              ProjectSkill.TYPE,
              world -> world.project().skills(),
              world -> ProjectSkills.named(world.id()),
              world -> ProjectSkills.everyComponentSet(world.id())),
          Specimens.of(
              Policy.TYPE,
              world -> world.project().policies(),
              world -> Policies.minimal(world.id()),
              world -> Policies.everyComponentSet(world.id())),
          Specimens.of(
              Integration.TYPE,
              world -> world.project().integrations(),
              world -> Integrations.chat(world.id()),
              world -> Integrations.everyComponentSet(world.id())),
          Specimens.of(
              SupportAgentConfig.TYPE,
              world -> world.project().supportAgents(),
              world -> SupportAgentConfigs.minimal(world.id()),
              world -> SupportAgentConfigs.everyComponentSet(world.id())),
          Specimens.of(
              IssueAnalysis.TYPE,
              world -> world.project().issueAnalyses(),
              world -> IssueAnalyses.pending(world.id(), world.repo().id()),
              world -> IssueAnalyses.everyComponentSet(world.id(), world.repo().id())),
          Specimens.of(
              Deployment.TYPE,
              world -> world.project().deployments(),
              world -> Deployments.pending(world.id()),
              world -> Deployments.everyComponentSet(world.id())),
          Specimens.of(
              InfraResource.TYPE,
              world -> world.project().infrastructure(),
              world -> InfraResources.minimal(world.id()),
              world -> InfraResources.everyComponentSet(world.id())),
          Specimens.of(
              ChatThread.TYPE,
              world -> world.project().threads(),
              world -> ChatThreads.begun(world.id()),
              world -> ChatThreads.everyComponentSet(world.run())));

  private SetupSpecimens() {}
}
