// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.ProjectScope;
import dev.keelson.activity.Activity;
import dev.keelson.activity.ActivityId;
import dev.keelson.activity.ActivityRepository;
import dev.keelson.core.Actor;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.PageRequest;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalFeed;
import dev.keelson.journal.JournalFilter;
import dev.keelson.journal.JournalPage;
import dev.keelson.run.Run;
import dev.keelson.story.RunStory;
import dev.keelson.story.StoryEvent;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Components;
import dev.keelson.testkit.contract.Components.Component;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Activities;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.work.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The events of a project that its host tells itself. */
public abstract class ActivitySuite extends Suite {

  private ActivityRepository activities() {
    return shop.project().activities();
  }

  @Test
  final void reads_back_every_component() {
    Activity minimal = Activities.triggered(shop.id());
    Activity full = Activities.everyComponentSet(shop.item(), shop.run());
    for (Component component : Components.of(Activity.class)) {
      if (!Set.of("projectId", "audit").contains(component.name())) {
        assertThat(Components.read(full, component))
            .as("%s", component)
            .isNotNull()
            .isNotEqualTo(Components.read(minimal, component));
      }
    }
    for (Activity given : List.of(minimal, full)) {
      Activity stored = shop.actingAs(ANA).project().activities().append(given);
      assertThat(stored.withAudit(given.audit())).isEqualTo(given);
      assertThat(stored.version()).as("version").isEqualTo(1);
      assertThat(stored.createdAt()).isEqualTo(Made.NOW);
      assertThat(stored.actor()).isEqualTo(ANA);
      assertThat(activities().get(given.id())).isEqualTo(stored);
    }
  }

  @Test
  final void is_appended_once_under_its_key() {
    Activity first = activities().append(keyed("delivery-7").withKind("push"));
    Activity again =
        shop.actingAs(BEN)
            .project()
            .activities()
            .append(keyed("delivery-7").withKind("pull").withParameters(Json.EMPTY.with("a", 1)));
    assertThat(again).isEqualTo(first);
    assertThat(activities().append(first)).as("sent again as it is").isEqualTo(first);
    assertThat(all(activities()::findAll)).containsExactly(first);
    TestWorld elsewhere = shop.elsewhere();
    Activity other = keyed("delivery-7").withProjectId(elsewhere.id());
    assertThat(elsewhere.project().activities().append(other).id()).isEqualTo(other.id());
  }

  @Test
  final void of_many_with_one_key_one_is_appended() {
    List<Result<Activity>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .activities()
                    .append(keyed("delivery-7").withKind("sent by " + i)));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results).stream().distinct())
        .hasSize(1)
        .containsExactlyElementsOf(all(activities()::findAll));
  }

  @Test
  final void is_listed_newest_first_in_its_project_and_by_item_and_run() {
    WorkItem item = shop.item();
    Run run = shop.run();
    Activity oldest = activities().append(at(0).withWorkItemId(item.id()));
    Activity newest = activities().append(at(2).withWorkItemId(item.id()).withRunId(run.id()));
    Activity middle = activities().append(at(1).withRunId(run.id()));
    activities().append(at(3).withWorkItemId(shop.item().id()).withRunId(shop.run().id()));
    assertThat(all(activities()::findAll)).hasSize(4).endsWith(newest, middle, oldest);
    assertThat(all(page -> activities().findByWorkItem(item.id(), page)))
        .containsExactly(newest, oldest);
    assertThat(all(page -> activities().findByRun(run.id(), page))).containsExactly(newest, middle);
    ActivityRepository elsewhere = shop.elsewhere().project().activities();
    assertThat(all(elsewhere::findAll)).isEmpty();
    assertThat(all(page -> elsewhere.findByRun(run.id(), page))).isEmpty();
    assertThat(elsewhere.find(newest.id())).isEmpty();
  }

  @Test
  final void refuses_what_is_of_another_project_or_about_an_item_that_is_not_stored() {
    Activity foreign = Activities.triggered(shop.elsewhere().id());
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> activities().append(foreign))
        .satisfies(e -> assertThat(e.subject()).isEqualTo(foreign.id()));
    for (WorkItemId unknown : List.of(WorkItemId.next(), shop.elsewhere().item().id())) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> activities().append(at(0).withWorkItemId(unknown)))
          .satisfies(e -> assertThat(e.id()).isEqualTo(unknown));
    }
    assertThat(all(activities()::findAll)).isEmpty();
    assertThat(activities().find(ActivityId.next())).isEmpty();
  }

  @Test
  @Proves("R000-03")
  final void masks_a_secret_in_its_parameters_and_refuses_it_elsewhere() {
    Activity clean = Activities.everyComponentSet(shop.item(), shop.run());
    for (Component component : Components.of(Activity.class)) {
      Secrets.planted(clean, component)
          .filter(leak -> !Secrets.isContent(Activity.TYPE, leak.field()))
          .ifPresent(
              leak -> Secrets.assertRefused(leak.field(), () -> activities().append(leak.value())));
    }
    assertThat(activities().find(clean.id())).isEmpty();
    Activity told = Secrets.inContents(Activity.TYPE, clean);
    Secrets.assertMasked(told, activities().append(told));
  }

  @Test
  final void stays_when_its_run_is_deleted() {
    Work work = shop.work();
    Activity kept = activities().append(at(0).withRunId(work.run().id()));
    shop.project().termination().cancel(work.run().id(), StatusReason.KILLED);
    assertThat(shop.project().runs().delete(work.run().id())).as("whether it was there").isTrue();
    assertThat(all(page -> activities().findByRun(work.run().id(), page))).containsExactly(kept);
  }

  @Test
  final void under_a_lease_is_about_what_is_leased_or_the_project_and_signed_by_the_holder() {
    Work work = shop.work();
    ProjectScope under = shop.project().under(work.lease());
    Activity own = at(0).withWorkItemId(work.lease().workItemId()).withRunId(work.run().id());
    assertThat(under.activities().append(own).actor()).isEqualTo(work.lease().holder().actor());
    assertThat(under.activities().append(at(1)).actor()).isEqualTo(work.lease().holder().actor());
    Activity ofAnother = at(2).withWorkItemId(shop.item().id());
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> under.activities().append(ofAnother))
        .satisfies(e -> assertThat(e.field()).isEqualTo("lease.subject"));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> under.activities().append(at(3).withRunId(shop.work().run().id())));
    assertThat(activities().find(ofAnother.id())).isEmpty();
  }

  @Test
  final void is_in_the_feed_of_several_projects_in_the_order_of_places() {
    TestWorld elsewhere = shop.elsewhere();
    JournalFilter filter = JournalFilter.ofKinds(Activity.TYPE.name());
    Run run = shop.run();
    JournalFeed feed = keelson.journal(List.of(shop.id(), elsewhere.id()));
    Activity first = shop.actingAs(ANA).project().activities().append(at(2).withRunId(run.id()));
    activities().append(first);
    JournalPage page = feed.poll(filter, PageRequest.first(10));
    assertThat(page.items())
        .extracting(JournalEntry::subjectId, JournalEntry::toState, JournalEntry::actor)
        .containsExactly(tuple(first.id().value(), Activity.APPENDED, ANA));
    assertThat(page.items()).map(JournalEntry::runId).containsExactly(run.id());
    Activity earlier = activities().append(at(0));
    Activity there = elsewhere.project().activities().append(Activities.triggered(elsewhere.id()));
    PageRequest rest = PageRequest.first(10).after(page.cursors().getLast());
    assertThat(feed.poll(filter, rest).items())
        .as("what came since, however long ago it happened")
        .map(JournalEntry::subjectId)
        .containsExactlyInAnyOrder(earlier.id().value(), there.id().value());
    assertThat(shop.project().journal().verify().holds()).as("whether it verifies").isTrue();
  }

  @Test
  final void is_in_the_story_of_its_run_in_the_order_of_time() {
    Work work = shop.work();
    Instant begun = RunStory.of(shop.project(), work.run().id()).events().getLast().at();
    activities()
        .append(
            Activity.of(shop.id(), "llm.request", begun.plusMillis(1)).withRunId(work.run().id()));
    shop.actingAs(ANA)
        .project()
        .activities()
        .append(Activity.of(shop.id(), "planned", Made.NOW).withRunId(work.run().id()));
    activities().append(Activities.triggered(shop.id()));
    RunStory story = RunStory.of(shop.project(), work.run().id());
    assertThat(story.activities()).map(Activity::kind).containsExactly("planned", "llm.request");
    assertThat(story.events()).map(StoryEvent::at).isSorted();
    assertThat(story.events())
        .filteredOn(event -> event.subject().equals("activity"))
        .extracting(StoryEvent::state, StoryEvent::actor)
        .containsExactly(tuple("planned", ANA), tuple("llm.request", Actor.KEELSON));
    assertThat(story.events().getLast().state()).isEqualTo("llm.request");
    assertThat(story.contradictions()).isEmpty();
    assertThat(story.toText()).contains("llm.request");
    assertThat(story.toJson().toString()).contains("llm.request");
  }

  private Activity keyed(String key) {
    return Activities.triggered(shop.id()).withKey(key);
  }

  /** One that happened so many seconds later than the first. */
  private Activity at(int seconds) {
    return Activities.triggered(shop.id()).withAudit(AuditInfo.made(Made.NOW.plusSeconds(seconds)));
  }
}
