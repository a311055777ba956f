// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static dev.keelson.testkit.Listing.id;
import static java.util.Comparator.comparing;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.SupportAgentConfigId;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.desk.ScratchId;
import dev.keelson.desk.ScratchType;
import dev.keelson.desk.SyncStateId;
import dev.keelson.desk.SyncStatus;
import dev.keelson.desk.SyncedType;
import dev.keelson.desk.TagId;
import dev.keelson.desk.TagRepository;
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
import dev.keelson.repository.CloneStatus;
import dev.keelson.repository.ProjectRepositoryId;
import dev.keelson.repository.ProjectRepositoryRepository;
import dev.keelson.repository.RepositoryId;
import dev.keelson.repository.RepositoryRepository;
import dev.keelson.setup.CredentialId;
import dev.keelson.setup.CredentialRepository;
import dev.keelson.setup.GitHubAppInstallationId;
import dev.keelson.setup.GitHubAppInstallationRepository;
import dev.keelson.testkit.Listing.Shelf;
import dev.keelson.testkit.fixtures.Credentials;
import dev.keelson.testkit.fixtures.GitHubAppInstallations;
import dev.keelson.testkit.fixtures.Integrations;
import dev.keelson.testkit.fixtures.Policies;
import dev.keelson.testkit.fixtures.ProjectRepositories;
import dev.keelson.testkit.fixtures.ProjectSecrets;
import dev.keelson.testkit.fixtures.ProjectSkills;
import dev.keelson.testkit.fixtures.Repositories;
import dev.keelson.testkit.fixtures.Scratches;
import dev.keelson.testkit.fixtures.SupportAgentConfigs;
import dev.keelson.testkit.fixtures.SyncStates;
import dev.keelson.testkit.fixtures.Tags;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The queries on what is set up, and on the desk; all of them list by id. */
final class SetupListings {

  private static final List<Listing<?>> OF_PROJECTS =
      List.of(
          owned(
              "links to repositories",
              project -> project.repositories(),
              scene -> ProjectRepositories.linking(scene.id(), scene.repository().id()),
              (link, i) -> link.withId(new ProjectRepositoryId(id(i))),
              ProjectRepositoryRepository::findAll),
          owned(
              "links to repositories by status",
              project -> project.repositories(),
              scene -> ProjectRepositories.linking(scene.id(), scene.repository().id()),
              (link, i) -> link.withId(new ProjectRepositoryId(id(i))),
              (links, page) -> links.findByStatus(CloneStatus.PENDING, page)),
          owned(
              "secrets of a project",
              project -> project.secrets(),
              scene -> ProjectSecrets.named(scene.id()),
              (secret, i) -> secret.withId(new ProjectSecretId(id(i))),
              ProjectSecretRepository::findAll),
          new Listing<>(
              "summaries of skills",
              true,
              comparing(SkillSummary::id, Id.ORDER),
              scene ->
                  new Shelf<>(
                      i -> skill(scene, i),
                      (in, page) -> in.project().skills().findSummaries(page))),
          owned(
              "policies",
              project -> project.policies(),
              scene -> Policies.minimal(scene.id()),
              (policy, i) -> policy.withId(new PolicyId(id(i))),
              PolicyRepository::findAll),
          owned(
              "integrations",
              project -> project.integrations(),
              scene -> Integrations.chat(scene.id()),
              (integration, i) -> integration.withId(new IntegrationId(id(i))),
              IntegrationRepository::findAll),
          owned(
              "integrations by kind",
              project -> project.integrations(),
              scene -> Integrations.chat(scene.id()),
              (integration, i) -> integration.withId(new IntegrationId(id(i))),
              (integrations, page) -> integrations.findByKind(IntegrationKind.SLACK, page)),
          owned(
              "integrations by status",
              project -> project.integrations(),
              scene -> Integrations.chat(scene.id()),
              (integration, i) -> integration.withId(new IntegrationId(id(i))),
              (integrations, page) -> integrations.findByStatus(IntegrationStatus.ACTIVE, page)),
          owned(
              "support agents",
              project -> project.supportAgents(),
              scene -> SupportAgentConfigs.minimal(scene.id()),
              (agent, i) -> agent.withId(new SupportAgentConfigId(id(i))),
              SupportAgentConfigRepository::findAll));

  private static final List<Listing<?>> OF_ALL =
      List.of(
          shared(
              "repositories",
              Keelson::repositories,
              i -> Repositories.minimal().withId(new RepositoryId(id(i))),
              RepositoryRepository::findAll),
          Listing.shared(
              "repositories by exclusive project",
              scene ->
                  new Shelf<>(
                      i -> exclusive(scene, i),
                      (in, page) ->
                          in.keelson().repositories().findByExclusiveProject(scene.id(), page))),
          shared(
              "credentials",
              Keelson::credentials,
              i -> Credentials.minimal().withId(new CredentialId(id(i))),
              CredentialRepository::findAll),
          shared(
              "installations",
              Keelson::gitHubAppInstallations,
              i -> GitHubAppInstallations.minimal().withId(new GitHubAppInstallationId(id(i))),
              GitHubAppInstallationRepository::findAll),
          shared(
              "tags",
              Keelson::tags,
              i -> Tags.review().withId(new TagId(id(i))),
              TagRepository::findAll),
          shared(
              "tags by name",
              Keelson::tags,
              i -> Tags.review().withId(new TagId(id(i))),
              (tags, page) -> tags.findByName("review", page)),
          shared(
              "scratches by type",
              Keelson::scratches,
              i -> Scratches.draft().withId(new ScratchId(id(i))),
              (scratches, page) -> scratches.findByType(ScratchType.DRAFT_TASK, page)),
          shared(
              "moves to another instance by status",
              Keelson::syncStates,
              i -> SyncStates.pending().withId(new SyncStateId(id(i))),
              (moves, page) -> moves.findByStatus(SyncedType.PROJECT, SyncStatus.PENDING, page)));

  static final List<Listing<?>> ALL = Stream.of(OF_PROJECTS, OF_ALL).flatMap(List::stream).toList();

  private SetupListings() {}

  private static <T extends Entity<I>, I extends Id, R extends Repository<T, I>> Listing<T> owned(
      String name,
      Function<ProjectScope, R> repository,
      Function<Scene, T> value,
      BiFunction<T, Integer, T> numbered,
      BiFunction<R, PageRequest, Page<T>> query) {
    return Listing.owned(
        name,
        scene ->
            new Shelf<>(
                i ->
                    repository.apply(scene.project()).insert(numbered.apply(value.apply(scene), i)),
                (in, page) -> query.apply(repository.apply(in.project()), page)));
  }

  private static <T extends Entity<I>, I extends Id, R extends Repository<T, I>> Listing<T> shared(
      String name,
      Function<Keelson, R> repository,
      IntFunction<T> value,
      BiFunction<R, PageRequest, Page<T>> query) {
    return Listing.shared(
        name,
        scene ->
            new Shelf<>(
                i -> repository.apply(scene.keelson()).insert(value.apply(i)),
                (in, page) -> query.apply(repository.apply(in.keelson()), page)));
  }

  private static SkillSummary skill(Scene scene, int i) {
    ProjectSkill skill =
        scene
            .project()
            .skills()
            .insert(ProjectSkills.named(scene.id()).withId(new ProjectSkillId(id(i))));
    return new SkillSummary(skill.id(), skill.name(), skill.description());
  }

  private static dev.keelson.repository.Repository exclusive(Scene scene, int i) {
    return scene
        .keelson()
        .repositories()
        .insert(
            Repositories.minimal()
                .withId(new RepositoryId(id(i)))
                .withExclusiveProjectId(scene.id()));
  }
}
