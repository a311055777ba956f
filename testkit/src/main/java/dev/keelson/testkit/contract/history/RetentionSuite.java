// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.artifact.ArtifactStatus;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Timestamps;
import dev.keelson.inbound.WebhookDelivery;
import dev.keelson.repository.AppendOnlyLog;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.StoreTime;
import dev.keelson.testkit.contract.StoreTime.Ending;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.testkit.fixtures.WebhookDeliveries;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.LogChunk;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Proves("R000-147")
public abstract class RetentionSuite extends Suite {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final RetentionPolicy POLICY =
      RetentionPolicy.DEFAULT.keeping(Retained.PROCESS_LOGS, Duration.ofDays(3));
  private final Instant now = Timestamps.of(Instant.now(), "now");

  /** Other tests may have left things behind, and most fixtures are old. */
  @BeforeEach
  final void sweep_what_others_left() {
    long rest;
    int rounds = 0;
    do {
      rest = keelson.retention().sweep(POLICY, 1000).values().stream().mapToLong(n -> n).sum();
    } while (rest > 0 && ++rounds < 100);
    assertThat(rest).as("what sweeps find again and again").isZero();
  }

  @Test
  @Proves({"R000-113", "R000-145", "R000-146"})
  final void logs_events_and_deliveries_go_when_their_term_is_over_and_not_before() {
    Session session = shop.session();
    Artifact oldLog = insert(log("check", days(31)));
    Artifact newLog = insert(log("check", days(29)));
    Artifact oldPatch = insert(log("fix", days(31)).withKind(ArtifactKind.DIFF));
    SessionEvent oldEvent = append(event(session, days(8)));
    SessionEvent newEvent = append(event(session, days(6)));
    WebhookDelivery oldDelivery = insert(delivery(days(31)).processed(Made.NOW));
    WebhookDelivery newDelivery = insert(delivery(days(29)).processed(Made.NOW));
    WebhookDelivery oldPending = insert(delivery(days(31)));

    Map<Retained, Long> one = counts(1, 1, 0, 1);
    assertThat(keelson.retention().due(POLICY)).isEqualTo(one);
    assertThat(keelson.retention().due(POLICY)).as("counting removes nothing").isEqualTo(one);
    assertThat(keelson.actingAs(ANA).retention().sweep(POLICY, 10)).isEqualTo(one);
    assertThat(keelson.retention().due(POLICY)).isEqualTo(counts(0, 0, 0, 0));

    Artifact expired = shop.project().artifacts().get(oldLog.id());
    assertThat(expired.content()).isNull();
    assertThat(expired.digest()).isEqualTo(oldLog.digest());
    assertThat(expired.audit().updatedBy()).isEqualTo(ANA);
    assertThat(shop.states(expired.id())).containsExactly("published", "expired");
    for (Artifact kept : List.of(newLog, oldPatch)) {
      assertThat(shop.project().artifacts().get(kept.id())).isEqualTo(kept);
    }
    assertThat(events().read(session.id(), 0, 10).items())
        .containsExactly(newEvent)
        .doesNotContain(oldEvent);
    assertThat(keelson.webhooks().find(oldDelivery.id())).isEmpty();
    for (WebhookDelivery kept : List.of(newDelivery, oldPending)) {
      assertThat(keelson.webhooks().get(kept.id())).isEqualTo(kept);
    }
  }

  @Test
  final void a_term_lasts_until_its_last_moment() {
    StoreTime.justBefore(
        fixture,
        shop,
        () -> {
          sweep_what_others_left();
          Instant end = StoreTime.now(shop).plus(HOUR);
          insertDueAt(end);
          return new Ending(
              end,
              () -> {
                assertThat(keelson.retention().due(POLICY)).isEqualTo(counts(0, 0, 0, 0));
                assertThat(keelson.retention().sweep(POLICY, 10)).isEqualTo(counts(0, 0, 0, 0));
              });
        });
  }

  @Test
  final void a_term_ends_with_its_last_moment() {
    Instant end = StoreTime.now(shop).plus(HOUR);
    insertDueAt(end);
    StoreTime.moveTo(fixture, shop, end.plusMillis(1));
    assertThat(keelson.retention().due(POLICY)).isEqualTo(counts(1, 1, 1, 1));
    assertThat(keelson.retention().sweep(POLICY, 10)).isEqualTo(counts(1, 1, 1, 1));
  }

  /** One of each kind, made so long ago that its term is over then. */
  private void insertDueAt(Instant moment) {
    insert(log("check", moment.minus(Duration.ofDays(30))));
    append(event(shop.session(), moment.minus(Duration.ofDays(7))));
    append(chunk(moment.minus(Duration.ofDays(3))));
    insert(delivery(moment.minus(Duration.ofDays(30))).processed(Made.NOW));
  }

  @Test
  @Proves("R000-100")
  final void what_has_no_term_is_kept_however_old_it_is() {
    LogChunk chunk = append(chunk(days(4000)));
    insert(log("check", days(4000)));
    RetentionPolicy none =
        RetentionPolicy.DEFAULT
            .keepingForever(Retained.ARTIFACT_LOGS)
            .keepingForever(Retained.SESSION_EVENTS)
            .keepingForever(Retained.WEBHOOK_DELIVERIES);
    assertThat(keelson.retention().sweep(none, 10)).isEqualTo(counts(0, 0, 0, 0));
    assertThat(keelson.retention().dueFiles(none, 10).items()).isEmpty();
    assertThat(keelson.retention().sweep(RetentionPolicy.DEFAULT, 10))
        .isEqualTo(counts(1, 0, 0, 0));
    assertThat(logs().read(chunk.parent(), 0, 10).items()).containsExactly(chunk);
    assertThat(keelson.retention().sweep(POLICY, 10)).isEqualTo(counts(0, 0, 1, 0));
  }

  @Test
  final void a_term_may_be_as_long_as_the_policy_lets_it_be_and_no_longer() {
    append(event(shop.session(), days(4000)));
    RetentionPolicy longest =
        RetentionPolicy.DEFAULT.keeping(Retained.SESSION_EVENTS, RetentionPolicy.MAX_TERM);
    assertThat(keelson.retention().due(longest)).isEqualTo(counts(0, 0, 0, 0));
    assertThat(keelson.retention().sweep(longest, 10)).isEqualTo(counts(0, 0, 0, 0));
    for (Duration term :
        List.of(RetentionPolicy.MAX_TERM.plusMillis(1), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> RetentionPolicy.DEFAULT.keeping(Retained.SESSION_EVENTS, term));
    }
  }

  @Test
  final void a_sweep_takes_as_much_as_it_is_told_and_the_next_goes_on() {
    Session session = shop.session();
    events().append(IntStream.range(0, 5).mapToObj(i -> event(session, days(8))).toList());
    assertThat(keelson.retention().sweep(POLICY, 3)).isEqualTo(counts(0, 3, 0, 0));
    assertThat(keelson.retention().sweep(POLICY, 3)).isEqualTo(counts(0, 2, 0, 0));
    assertThat(keelson.retention().sweep(POLICY, 3)).isEqualTo(counts(0, 0, 0, 0));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> keelson.retention().sweep(POLICY, 0));
  }

  @Test
  final void numbers_go_on_behind_what_was_removed_and_a_key_may_come_again() {
    Session session = shop.session();
    append(event(session, days(8)).withKey("started"));
    append(event(session, days(1)));
    keelson.retention().sweep(POLICY, 10);
    assertThat(append(event(session, days(1)).withKey("started")).sequence())
        .as("sequence")
        .isEqualTo(3);
    assertThat(events().lastSequence(session.id())).as("the last number of the log").isEqualTo(3);
    assertThat(events().read(session.id(), 0, 2).items())
        .extracting(SessionEvent::sequence)
        .containsExactly(2L, 3L);
  }

  @Test
  final void a_log_in_a_file_is_listed_until_its_host_has_deleted_the_file() {
    ArtifactContent file = new ArtifactContent.File("logs/check.txt");
    Artifact old = insert(log("check", days(31)).withContent(file));
    insert(log("check", days(29)).withContent(file));
    insert(log("check", days(31)));
    assertThat(keelson.retention().dueFiles(POLICY, 10).items()).containsExactly(old);
    assertThat(keelson.retention().sweep(POLICY, 10)).isEqualTo(counts(1, 0, 0, 0));
    assertThat(keelson.retention().dueFiles(POLICY, 10).items()).containsExactly(old);
    shop.project().artifacts().update(old.expired());
    assertThat(keelson.retention().dueFiles(POLICY, 10).items()).isEmpty();
  }

  @Test
  final void files_are_listed_oldest_first_and_no_more_than_asked() {
    ArtifactContent file = new ArtifactContent.File("logs/check.txt");
    Artifact second = insert(log("check", days(32)).withContent(file));
    Artifact third = insert(log("check", days(31)).withContent(file));
    Artifact first = insert(log("check", days(33)).withContent(file));
    assertThat(keelson.retention().dueFiles(POLICY, 2).items())
        .as("the two that are due longest")
        .containsExactly(first, second);
    assertThat(keelson.retention().dueFiles(POLICY, 1000).items())
        .containsExactly(first, second, third);
  }

  @Test
  final void a_limit_that_can_not_be_is_refused_whatever_the_policy() {
    RetentionPolicy none = new RetentionPolicy(Map.of());
    for (int max : List.of(Integer.MIN_VALUE, -1, 0)) {
      assertLimitRefused(max, () -> keelson.retention().sweep(none, max));
      assertLimitRefused(max, () -> keelson.retention().dueFiles(none, max));
    }
    assertLimitRefused(1001, () -> keelson.retention().dueFiles(none, 1001));
  }

  private static void assertLimitRefused(int max, ThrowingCallable call) {
    assertThatExceptionOfType(InvalidValueException.class)
        .as("a limit of %s", max)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.field()).isEqualTo("max"));
  }

  @Test
  final void of_many_that_sweep_at_once_none_counts_what_another_removed() {
    Session session = shop.session();
    List<Artifact> logs =
        IntStream.range(0, 20).mapToObj(i -> insert(log("check", days(31)))).toList();
    events().append(IntStream.range(0, 20).mapToObj(i -> event(session, days(8))).toList());
    List<Map<Retained, Long>> counts =
        Result.values(Race.run(fixture, (store, i) -> store.retention().sweep(POLICY, 2)));
    assertThat(counts).hasSize(Race.RUNNERS);
    Map<Retained, Long> rest = keelson.retention().sweep(POLICY, 100);
    for (Retained what : List.of(Retained.ARTIFACT_LOGS, Retained.SESSION_EVENTS)) {
      long removed = counts.stream().mapToLong(count -> count.getOrDefault(what, 0L)).sum();
      assertThat(removed + rest.getOrDefault(what, 0L)).as("%s", what).isEqualTo(20);
    }
    assertThat(logs)
        .allSatisfy(log ->
            assertThat(shop.project().artifacts().get(log.id()))
                .returns(ArtifactStatus.EXPIRED, Artifact::status)
                .returns(2L, Artifact::version));
  }

  private Instant days(int ago) {
    return now.minus(Duration.ofDays(ago));
  }

  private static Map<Retained, Long> counts(long logs, long events, long chunks, long deliveries) {
    return EnumSet.allOf(Retained.class).stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                what ->
                    switch (what) {
                      case ARTIFACT_LOGS -> logs;
                      case SESSION_EVENTS -> events;
                      case PROCESS_LOGS -> chunks;
                      case WEBHOOK_DELIVERIES -> deliveries;
                      case JOURNAL, USAGE -> 0L;
                    }));
  }

  private Artifact log(String key, Instant made) {
    return Artifacts.log(shop.id(), key).withAudit(AuditInfo.made(made));
  }

  private WebhookDelivery delivery(Instant made) {
    return WebhookDeliveries.minimal().withAudit(AuditInfo.made(made));
  }

  private SessionEvent event(Session session, Instant made) {
    return SessionEvents.named(shop.id(), session.id(), "tick").withCreatedAt(made);
  }

  private LogChunk chunk(Instant made) {
    return LogChunks.line(shop.id(), shop.process().id(), "hello").withCreatedAt(made);
  }

  private Artifact insert(Artifact artifact) {
    return shop.project().artifacts().insert(artifact);
  }

  private WebhookDelivery insert(WebhookDelivery delivery) {
    return keelson.webhooks().insert(delivery);
  }

  private SessionEvent append(SessionEvent event) {
    return events().append(List.of(event)).getFirst();
  }

  private LogChunk append(LogChunk chunk) {
    return logs().append(List.of(chunk)).getFirst();
  }

  private AppendOnlyLog<SessionEvent, SessionId> events() {
    return shop.project().sessionEvents();
  }

  private AppendOnlyLog<LogChunk, ExecutionProcessId> logs() {
    return shop.project().processLog();
  }
}
