// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.insteadOf;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.agent.SupportAgentConfigRepository;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.CachedToken;
import dev.keelson.core.DeletingRepository;
import dev.keelson.core.SecretScanner;
import dev.keelson.project.ProjectSkillRepository;
import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.GitHubAppInstallationRepository;
import dev.keelson.setup.SystemConfigRepository;
import dev.keelson.userdata.ScratchRepository;
import dev.keelson.userdata.ScratchType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SetupMutantsTest {

  @Test
  void a_store_that_says_it_deleted_and_did_not_is_caught() {
    assertCaught(
        in(DeletingRepository.class, "delete", call -> true),
        "Deleting_what_was_set_up.what_was_deleted_is_gone_and_nothing_else_is",
        "Deleting_what_was_set_up.another_project_deletes_nothing",
        "Deleting_what_was_set_up.of_those_who_delete_at_once_one_did_it");
  }

  @Test
  void a_store_that_gives_each_writer_a_configuration_of_its_own_is_caught() {
    assertCaught(
        insteadOf(
            AlreadyExistsException.class,
            call ->
                call.is(SystemConfigRepository.class, "insert") ? call.args().getFirst() : null),
        "The_system_configuration.a_second_one_is_impossible");
  }

  @Test
  void a_store_that_looks_skills_up_by_the_letter_is_caught() {
    assertCaught(
        in(
            ProjectSkillRepository.class,
            "findByName",
            call -> {
              ProjectSkillRepository skills = (ProjectSkillRepository) call.target();
              return skills
                  .findByName(call.arg(0, String.class))
                  .filter(skill -> skill.name().equals(call.args().getFirst()));
            }),
        "Skills.a_skill_is_found_by_its_name_in_any_case_and_with_any_space_around_it");
  }

  @Test
  void a_store_that_takes_the_cached_token_for_a_leak_is_caught() {
    assertCaught(
        call -> {
          if (call.is(GitHubAppInstallationRepository.class, "insert", "update")) {
            Optional.ofNullable(call.arg(0, GitHubAppInstallation.class).cachedToken())
                .ifPresent(token -> SecretScanner.check(token.reveal(), "cachedToken"));
          }
          return call.proceed();
        },
        "Installations.a_token_is_kept_for_its_time_although_it_is_a_secret");
  }

  @Test
  void a_store_that_keeps_the_masked_token_is_caught() {
    assertCaught(
        call -> {
          if (call.is(GitHubAppInstallationRepository.class, "insert", "update")) {
            GitHubAppInstallation given = call.arg(0, GitHubAppInstallation.class);
            CachedToken token = given.cachedToken();
            return call.proceed(
                token == null ? given : given.withCachedToken(CachedToken.of(token.toString())));
          }
          return call.proceed();
        },
        "Installations.a_token_is_kept_for_its_time_although_it_is_a_secret",
        "Installations.reads_back_every_component");
  }

  @Test
  void a_store_that_joins_lists_with_commas_is_caught() {
    assertCaught(
        in(
            SupportAgentConfigRepository.class,
            "insert",
            call -> {
              SupportAgentConfig agent = call.arg(0, SupportAgentConfig.class);
              List<String> events =
                  agent.webhookEvents().stream()
                      .flatMap(event -> Stream.of(event.split(",")))
                      .toList();
              return call.proceed(agent.withWebhookEvents(events));
            }),
        "Support_agents.events_keep_their_order_and_their_characters");
  }

  @Test
  void a_store_that_finds_scratches_by_their_key_alone_is_caught() {
    assertCaught(
        in(
            ScratchRepository.class,
            "findByKey",
            call -> {
              ScratchRepository scratches = (ScratchRepository) call.target();
              UUID key = call.arg(1, UUID.class);
              return Stream.of(ScratchType.DRAFT_TASK, ScratchType.WORKSPACE_NOTES)
                  .flatMap(type -> scratches.findByKey(type, key).stream())
                  .findFirst();
            }),
        "Scratches.is_found_by_type_and_key_and_the_key_may_be_about_anything");
  }
}
