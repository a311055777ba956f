// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.storing;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.activity.Activity;
import dev.keelson.core.Json;
import dev.keelson.journal.JournalStore;
import dev.keelson.journal.Polled;
import org.junit.jupiter.api.Test;

final class ActivityMutantsTest {

  @Test
  void a_store_that_appends_an_activity_again_is_caught() {
    assertCaught(
        storing("ensure", Activity.TYPE, activity -> activity.withKey(activity.id().toString())),
        "Activities.is_appended_once_under_its_key",
        "Activities.of_many_with_one_key_one_is_appended");
  }

  @Test
  void a_store_that_forgets_what_an_activity_is_about_is_caught() {
    assertCaught(
        storing("ensure", Activity.TYPE, activity -> activity.withRunId(null)),
        "Activities.is_listed_newest_first_in_its_project_and_by_item_and_run",
        "Activities.stays_when_its_run_is_deleted",
        "Activities.is_in_the_story_of_its_run_in_the_order_of_time");
    assertCaught(
        storing("ensure", Activity.TYPE, activity -> activity.withParameters(Json.EMPTY)),
        "Activities.reads_back_every_component",
        "Activities.masks_a_secret_in_its_parameters_and_refuses_it_elsewhere");
  }

  @Test
  void a_journal_that_does_not_tell_of_activities_is_caught() {
    assertCaught(
        in(
            JournalStore.class,
            "poll",
            call -> {
              Polled polled = (Polled) call.proceed();
              return new Polled(
                  polled.entries().stream()
                      .filter(each -> !each.entry().toState().equals(Activity.APPENDED))
                      .toList(),
                  polled.reached(),
                  polled.unreadable());
            }),
        "Activities.is_in_the_feed_of_several_projects_in_the_order_of_places");
  }
}
