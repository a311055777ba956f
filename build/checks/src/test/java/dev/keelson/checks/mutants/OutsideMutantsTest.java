// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.storing;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.conversation.ChatThread;
import dev.keelson.core.Ensured;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.secret.SecretMark;
import dev.keelson.delivery.Deployment;
import dev.keelson.delivery.InfraResource;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.repository.EntityStore;
import dev.keelson.testkit.contract.Secrets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stores that are wrong about what comes from outside, or is out there. */
final class OutsideMutantsTest {

  @Test
  void a_store_that_takes_every_delivery_for_a_new_one_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "ensure",
            WebhookDelivery.TYPE,
            call -> new Ensured<>(((Ensured<?>) call.proceed()).value(), true)),
        "Webhooks.a_delivery_that_comes_again_is_told_from_a_new_one",
        "Webhooks.of_one_delivery_sent_many_times_at_once_one_is_new");
  }

  @Test
  void a_store_that_refuses_a_delivery_that_told_a_secret_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "ensure",
            WebhookDelivery.TYPE,
            call -> {
              String payload = call.arg(1, WebhookDelivery.class).payload().text();
              if (payload.contains(Secrets.SECRET) || SecretMark.isMasked(payload)) {
                throw new SecretFoundException("webhookDelivery.payload", "secret");
              }
              return call.proceed();
            }),
        "Webhooks.a_delivery_that_tells_a_secret_is_received_without_it_and_never_lost");
  }

  @Test
  void a_store_that_loses_the_labels_of_an_issue_is_caught() {
    assertCaught(
        storing("insert", IssueAnalysis.TYPE, analysis -> analysis.withOriginalLabels(List.of())),
        "Analyses_of_issues.reads_back_every_component");
  }

  @Test
  void a_store_that_keeps_a_thread_that_was_deleted_is_caught() {
    assertCaught(
        in(EntityStore.class, "delete", ChatThread.TYPE, call -> true),
        "Threads.a_thread_is_deleted_once_and_in_its_project_only");
  }

  @Test
  void a_store_that_forgets_when_a_deployment_was_seen_is_caught() {
    assertCaught(
        storing("update", Deployment.TYPE, deployment -> deployment.withObservedAt(null)),
        "Deployments.what_was_seen_earlier_never_overwrites_what_was_seen_later");
  }

  @Test
  void a_store_that_keeps_infrastructure_twice_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "ensure",
            InfraResource.TYPE,
            call -> new Ensured<>(call.arg(1, InfraResource.class), true)),
        "Infrastructure.what_is_there_is_ensured_once_also_at_once");
  }
}
