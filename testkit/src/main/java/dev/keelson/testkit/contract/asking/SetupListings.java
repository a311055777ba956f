// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static dev.keelson.testkit.contract.asking.Listing.id;
import static dev.keelson.testkit.contract.asking.Listing.made;
import static java.util.Comparator.comparing;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.SupportAgentConfigId;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.project.IntegrationId;
import dev.keelson.project.IntegrationKind;
import dev.keelson.project.IntegrationRepository;
import dev.keelson.project.IntegrationStatus;
import dev.keelson.project.PolicyId;
import dev.keelson.project.PolicyRepository;
import dev.keelson.project.ProjectSecretId;
import dev.keelson.project.ProjectSecretRepository;
import dev.keelson.project.ProjectSkill;
import dev.keelson.project.ProjectSkillId;
import dev.keelson.project.SkillSummary;
import dev.keelson.repo.CloneStatus;
import dev.keelson.repo.ProjectRepoId;
import dev.keelson.repo.ProjectRepoRepository;
import dev.keelson.repo.RepoId;
import dev.keelson.repo.RepoRepository;
import dev.keelson.repository.Repository;
import dev.keelson.setup.CredentialId;
import dev.keelson.setup.CredentialRepository;
import dev.keelson.setup.GitHubAppInstallationId;
import dev.keelson.setup.GitHubAppInstallationRepository;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.asking.Listing.Shelf;
import dev.keelson.testkit.fixtures.Credentials;
import dev.keelson.testkit.fixtures.GitHubAppInstallations;
import dev.keelson.testkit.fixtures.Integrations;
import dev.keelson.testkit.fixtures.Policies;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.testkit.fixtures.ProjectSecrets;
import dev.keelson.testkit.fixtures.ProjectSkills;
import dev.keelson.testkit.fixtures.Repos;
import dev.keelson.testkit.fixtures.Scratches;
import dev.keelson.testkit.fixtures.SupportAgentConfigs;
import dev.keelson.testkit.fixtures.SyncStates;
import dev.keelson.testkit.fixtures.Tags;
import dev.keelson.userdata.ScratchId;
import dev.keelson.userdata.ScratchType;
import dev.keelson.userdata.SyncStateId;
import dev.keelson.userdata.SyncStatus;
import dev.keelson.userdata.SyncedType;
import dev.keelson.userdata.TagId;
import dev.keelson.userdata.TagRepository;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The queries on what is set up, and of user data; all of them list by creation. */
final class SetupListings {

  private static final List<Listing<?>> OF_PROJECTS =
      List.of(
          owned(
              "links to repos",
              project -> project.repos(),
              world -> ProjectRepos.linking(world.id(), world.repo().id()),
              (link, i) -> link.withId(new ProjectRepoId(id(i))).withAudit(made(i)),
              ProjectRepoRepository::findAll),
          owned(
              "links to repos by status",
              project -> project.repos(),
              world -> ProjectRepos.linking(world.id(), world.repo().id()),
              (link, i) -> link.withId(new ProjectRepoId(id(i))).withAudit(made(i)),
              (links, page) -> links.findByStatus(CloneStatus.PENDING, page)),
          owned(
              "secrets of a project",
              project -> project.secrets(),
              world -> ProjectSecrets.named(world.id()),
              (secret, i) -> secret.withId(new ProjectSecretId(id(i))).withAudit(made(i)),
              ProjectSecretRepository::findAll),
          new Listing<>(
              "summaries of skills",
              true,
              comparing(SkillSummary::createdAt).thenComparing(SkillSummary::id, Id.ORDER),
              world ->
                  new Shelf<>(
                      i -> skill(world, i),
                      (in, page) -> in.project().skills().findSummaries(page))),
          owned(
              "policies",
              project -> project.policies(),
              world -> Policies.minimal(world.id()),
              (policy, i) -> policy.withId(new PolicyId(id(i))).withAudit(made(i)),
              PolicyRepository::findAll),
          owned(
              "integrations",
              project -> project.integrations(),
              world -> Integrations.chat(world.id()),
              (integration, i) -> integration.withId(new IntegrationId(id(i))).withAudit(made(i)),
              IntegrationRepository::findAll),
          owned(
              "integrations by kind",
              project -> project.integrations(),
              world -> Integrations.chat(world.id()),
              (integration, i) -> integration.withId(new IntegrationId(id(i))).withAudit(made(i)),
              (integrations, page) -> integrations.findByKind(IntegrationKind.SLACK, page)),
          owned(
              "integrations by status",
              project -> project.integrations(),
              world -> Integrations.chat(world.id()),
              (integration, i) -> integration.withId(new IntegrationId(id(i))).withAudit(made(i)),
              (integrations, page) -> integrations.findByStatus(IntegrationStatus.ACTIVE, page)),
          owned(
              "support agents",
              project -> project.supportAgents(),
              world -> SupportAgentConfigs.minimal(world.id()),
              (agent, i) -> agent.withId(new SupportAgentConfigId(id(i))).withAudit(made(i)),
              SupportAgentConfigRepository::findAll));

  private static final List<Listing<?>> OF_ALL =
      List.of(
          shared(
              "repos",
              Keelson::repos,
              i -> Repos.minimal().withId(new RepoId(id(i))).withAudit(made(i)),
              RepoRepository::findAll),
          Listing.shared(
              "repos by exclusive project",
              world ->
                  new Shelf<>(
                      i -> exclusive(world, i),
                      (in, page) -> in.keelson().repos().findByExclusiveProject(world.id(), page))),
          shared(
              "credentials",
              Keelson::credentials,
              i -> Credentials.minimal().withId(new CredentialId(id(i))).withAudit(made(i)),
              CredentialRepository::findAll),
          shared(
              "installations",
              Keelson::gitHubAppInstallations,
              i ->
                  GitHubAppInstallations.minimal()
                      .withId(new GitHubAppInstallationId(id(i)))
                      .withAudit(made(i)),
              GitHubAppInstallationRepository::findAll),
          shared(
              "tags",
              Keelson::tags,
              i -> Tags.review().withId(new TagId(id(i))).withAudit(made(i)),
              TagRepository::findAll),
          shared(
              "tags by name",
              Keelson::tags,
              i -> Tags.review().withId(new TagId(id(i))).withAudit(made(i)),
              (tags, page) -> tags.findByName("review", page)),
          shared(
              "scratches by type",
              Keelson::scratches,
              i -> Scratches.draft().withId(new ScratchId(id(i))).withAudit(made(i)),
              (scratches, page) -> scratches.findByType(ScratchType.DRAFT_TASK, page)),
          shared(
              "moves to another instance by status",
              Keelson::syncStates,
              i -> SyncStates.pending().withId(new SyncStateId(id(i))).withAudit(made(i)),
              (moves, page) -> moves.findByStatus(SyncedType.PROJECT, SyncStatus.PENDING, page)));

  static final List<Listing<?>> ALL = Stream.of(OF_PROJECTS, OF_ALL).flatMap(List::stream).toList();

  private SetupListings() {}

  private static <T extends Entity<I>, I extends Id, R extends Repository<T, I>> Listing<T> owned(
      String name,
      Function<ProjectScope, R> repository,
      Function<TestWorld, T> value,
      BiFunction<T, Integer, T> numbered,
      BiFunction<R, PageRequest, Page<T>> query) {
    return Listing.owned(
        name,
        world ->
            new Shelf<>(
                i ->
                    repository.apply(world.project()).insert(numbered.apply(value.apply(world), i)),
                (in, page) -> query.apply(repository.apply(in.project()), page)));
  }

  private static <T extends Entity<I>, I extends Id, R extends Repository<T, I>> Listing<T> shared(
      String name,
      Function<Keelson, R> repository,
      IntFunction<T> value,
      BiFunction<R, PageRequest, Page<T>> query) {
    return Listing.shared(
        name,
        world ->
            new Shelf<>(
                i -> repository.apply(world.keelson()).insert(value.apply(i)),
                (in, page) -> query.apply(repository.apply(in.keelson()), page)));
  }

  private static SkillSummary skill(TestWorld world, int i) {
    ProjectSkill skill =
        world
            .project()
            .skills()
            .insert(
                ProjectSkills.named(world.id())
                    .withId(new ProjectSkillId(id(i)))
                    .withAudit(made(i)));
    return SkillSummary.of(skill);
  }

  private static dev.keelson.repo.Repo exclusive(TestWorld world, int i) {
    return world
        .keelson()
        .repos()
        .insert(
            Repos.minimal()
                .withId(new RepoId(id(i)))
                .withAudit(made(i))
                .withExclusiveProjectId(world.id()));
  }
}
