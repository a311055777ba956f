// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.insteadOf;
import static dev.keelson.checks.mutants.Fault.storing;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.agent.SupportAgentConfig;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.CachedToken;
import dev.keelson.core.SecretScanner;
import dev.keelson.project.ProjectSkill;
import dev.keelson.query.Query;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.QueryStore;
import dev.keelson.setup.GitHubAppInstallation;
import dev.keelson.setup.SystemConfig;
import dev.keelson.userdata.Scratch;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SetupMutantsTest {

  @Test
  void a_store_that_says_it_deleted_and_did_not_is_caught() {
    assertCaught(
        in(EntityStore.class, "delete", call -> true),
        "Deleting_what_was_set_up.what_was_deleted_is_gone_and_nothing_else_is",
        "Deleting_what_was_set_up.another_project_deletes_nothing",
        "Deleting_what_was_set_up.of_those_who_delete_at_once_one_did_it");
  }

  @Test
  void a_store_that_gives_each_writer_a_configuration_of_its_own_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            SystemConfig.TYPE,
            insteadOf(AlreadyExistsException.class, call -> call.args().get(1))),
        "The_system_configuration.a_second_one_is_impossible");
  }

  @Test
  void a_store_that_tells_skills_apart_by_the_letter_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            ProjectSkill.TYPE,
            insteadOf(AlreadyExistsException.class, call -> call.args().get(1))),
        "Skills.names_that_mean_the_same_skill_are_one");
  }

  @Test
  void a_store_that_takes_the_cached_token_for_a_leak_is_caught() {
    assertCaught(
        storing(
            "update",
            GitHubAppInstallation.TYPE,
            installation -> {
              Optional.ofNullable(installation.cachedToken())
                  .ifPresent(token -> SecretScanner.check(token.reveal(), "cachedToken"));
              return installation;
            }),
        "Installations.a_token_is_kept_for_its_time_although_it_is_a_secret");
  }

  @Test
  void a_store_that_keeps_the_masked_token_is_caught() {
    assertCaught(
        storing("insert", GitHubAppInstallation.TYPE, SetupMutantsTest::masked),
        "Installations.reads_back_every_component");
    assertCaught(
        storing("update", GitHubAppInstallation.TYPE, SetupMutantsTest::masked),
        "Installations.a_token_is_kept_for_its_time_although_it_is_a_secret");
  }

  private static GitHubAppInstallation masked(GitHubAppInstallation given) {
    CachedToken token = given.cachedToken();
    return token == null ? given : given.withCachedToken(CachedToken.of(token.toString()));
  }

  @Test
  void a_store_that_joins_lists_with_commas_is_caught() {
    assertCaught(
        storing(
            "insert",
            SupportAgentConfig.TYPE,
            agent ->
                agent.withWebhookEvents(
                    agent.webhookEvents().stream()
                        .flatMap(event -> Stream.of(event.split(",")))
                        .toList())),
        "Support_agents.events_keep_their_order_and_their_characters");
  }

  @Test
  void a_store_that_finds_scratches_by_their_key_alone_is_caught() {
    assertCaught(
        in(
            QueryStore.class,
            "list",
            Scratch.TYPE,
            call -> {
              Query<?> query = call.arg(0, Query.class);
              return call.proceedWith(0, query.conditions().size() < 2 ? query : lastOf(query));
            }),
        "Scratches.is_found_by_type_and_key_and_the_key_may_be_about_anything");
  }

  private static <T> Query<T> lastOf(Query<T> query) {
    return query.type().where(query.conditions().getLast());
  }
}
