// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Actor;
import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.ChainedEntry;
import dev.keelson.journal.Integrity;
import dev.keelson.journal.JournalChain;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalHead;
import dev.keelson.journal.Subject;
import dev.keelson.journal.Verification.Break;
import dev.keelson.journal.Verification.Tampering;
import dev.keelson.migrations.KeelsonMigrations;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.run.Run;
import dev.keelson.sql.SqlErrors;
import dev.keelson.story.RunStory;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a journal that somebody with the owner's password has had a hand in, beside its
 * entries.
 */
final class JournalIsEvidenceTest extends ShopTest {

  private static final PageRequest PAGE = PageRequest.first(100);

  /** The database as its owner sees it, who may do anything. */
  private final DSLContext owner = DSL.using(database.ownersDataSource(), SQLDialect.POSTGRES);

  @Test
  void what_retention_did_not_remove_is_missed_and_what_it_did_is_not_forged() throws Exception {
    lived();
    Thread.sleep(10);
    keelson
        .retention()
        .sweep(RetentionPolicy.DEFAULT.keeping(Retained.JOURNAL, Duration.ofMillis(1)), 3);
    assertThat(shop.journal().verify().firstBreak()).isNull();
    forge(2L);
    assertBreak("within what was removed", Tampering.INSERTED, 2);
    owner.execute("delete from keelson.journal where seq = 2");
    owner.execute("update keelson.journal_removal set digest_after = sha256('')");
    assertBreak("another end of what was removed", Tampering.CHANGED, 4);
    owner.execute("delete from keelson.journal_removal");
    assertBreak("no record of what was removed", Tampering.REMOVED, 1);
  }

  @Test
  void a_history_that_was_written_anew_as_a_whole_is_found_by_a_witness() {
    JournalHead head = lived();
    owner.execute("update keelson.journal set actor = 'user:mallory' where seq = 2");
    owner.execute("update keelson.journal set seq = null, digest = null");
    owner.execute("delete from keelson.journal_head");
    assertThat(shop.journal().verify().firstBreak()).as("the chain by itself").isNull();
    assertThat(shop.journal().verify(head).firstBreak())
        .as("the chain, with what the witness kept")
        .isEqualTo(new Break(Tampering.CHANGED, head.place()));
  }

  @Test
  void the_story_of_a_run_says_whether_its_part_verifies() {
    lived();
    Run run = shop.runs().findAll(PAGE).items().getFirst();
    assertThat(RunStory.of(shop, run.id()).integrity().holds()).as("before").isTrue();
    long place =
        shop.journal().chained(List.of(run.id())).stream()
            .map(ChainedEntry::link)
            .mapToLong(link -> link == null ? 0 : link.place())
            .max()
            .orElseThrow();
    owner.execute("update keelson.journal set actor = 'user:mallory' where seq = ?", place);
    RunStory story = RunStory.of(shop, run.id());
    Integrity integrity = story.integrity();
    assertThat(integrity.breaks()).containsExactly(new Break(Tampering.CHANGED, place));
    assertThat(story.toText())
        .contains("the journal was tampered with: the entry at place " + place);
  }

  /** The vectors of docs/journal.md: the first three entries of a project. */
  @Test
  void java_and_the_database_write_what_is_published() throws IOException {
    UUID id = UUID.fromString("00000000-0000-7000-8000-000000000001");
    UUID run = UUID.fromString("00000000-0000-7000-8000-0000000000a1");
    ProjectId other = new ProjectId(id);
    JournalEntry first =
        JournalEntry.builder()
            .projectId(other)
            .kind("run")
            .subjectId(run)
            .version(1)
            .toState("pending")
            .actor(Actor.user("ana"))
            .at(Instant.parse("2026-01-02T03:04:05.000006Z"))
            .runId(new RunId(run))
            .build();
    List<JournalEntry> entries =
        List.of(
            first,
            JournalEntry.builder()
                .from(first)
                .version(2)
                .fromState("pending")
                .toState("failed")
                .reason(new StatusReason("timed_out"))
                .failure(
                    Json.parse(
                        """
                        {"message": "über \\"10\\" s\\n", "code": "slow", "detail": {"s": 10.50}}
                        """))
                .at(Instant.parse("2026-01-02T03:04:06Z"))
                .worker("build-7/4242")
                .build(),
            JournalEntry.builder()
                .projectId(other)
                .kind("run_step")
                .subjectId(UUID.fromString("00000000-0000-7000-8000-0000000000b1"))
                .version(2)
                .fromState("pending")
                .toState("deleted")
                .actor(Actor.user("ben"))
                .at(Instant.parse("2026-01-02T03:04:07Z"))
                .runId(new RunId(run))
                .cause(new Subject("run", run))
                .counts(Json.of(Map.of("log_chunk", 2)))
                .build());
    String page = Files.readString(Path.of("../docs/journal.md"));
    Digest digest = JournalChain.first(other);
    long place = 0;
    for (JournalEntry entry : entries) {
      byte[] bytes = JournalChain.bytes(entry, ++place);
      digest = JournalChain.next(digest, entry, place);
      insert(entry);
      assertThat(page).contains(HexFormat.of().formatHex(bytes), digest.hex());
    }
    assertThat(keelson.project(other).journal().place())
        .isEqualTo(new JournalHead(other, 3, digest));
    assertThat(keelson.project(other).journal().poll(PAGE).items()).isEqualTo(entries);
    assertThat(keelson.project(other).journal().verify().firstBreak()).isNull();
  }

  private void insert(JournalEntry entry) {
    owner.execute(
        "insert into keelson.journal (project_id, kind, subject_id, version, from_state, to_state,"
            + " reason, failure, actor, at, run_id, cause, counts, worker) values (?, ?, ?, ?, ?,"
            + " ?, ?, cast(? as jsonb), ?, cast(? as timestamptz), ?, ?, cast(? as jsonb), ?)",
        entry.projectId().value(),
        entry.kind(),
        entry.subjectId(),
        entry.version(),
        entry.fromState(),
        entry.toState(),
        entry.reason() == null ? null : entry.reason().value(),
        entry.failure() == null ? null : entry.failure().text(),
        entry.actor().toString(),
        entry.at().toString(),
        entry.runId() == null ? null : entry.runId().value(),
        entry.cause() == null ? null : entry.cause().toString(),
        entry.counts() == null ? null : entry.counts().text(),
        entry.worker());
  }

  @Test
  void what_is_held_is_kept_from_psql_too() {
    lived();
    Run run = shop.runs().findAll(PAGE).items().getFirst();
    shop.holds().place("claim 17");
    for (String removal :
        List.of(
            "delete from keelson.run",
            "delete from keelson.project",
            "update keelson.artifact set status = 'expired', content = null")) {
      shop.artifacts().insert(Artifacts.log(project(), "log").withRunId(run.id()));
      assertThatExceptionOfType(DataAccessException.class)
          .as(removal)
          .isThrownBy(() -> owner.execute(removal))
          .satisfies(refusal ->
              assertThat(SqlErrors.translate(refusal, "remove it"))
                  .isInstanceOf(InvalidValueException.class)
                  .hasMessageContaining("is held: claim 17"));
    }
  }

  @Test
  void a_deletion_by_psql_is_signed_with_the_database_user() {
    lived();
    Run run = shop.runs().findAll(PAGE).items().getFirst();
    owner.execute("delete from keelson.run where id = ?", run.id().value());
    JournalEntry last = shop.journal().history(run.id()).items().getLast();
    assertThat(last.isDeletion()).as("whether it is a deletion").isTrue();
    assertThat(last.actor().kind()).isEqualTo("database");
    owner.execute("delete from keelson.run");
    owner.execute("delete from keelson.project where id = ?", project().value());
    assertThat(shop.journal().history(project()).items().getLast().counts()).isNull();
  }

  @Test
  void nothing_leaves_it_before_the_age_that_the_owner_set() {
    lived();
    RetentionPolicy none = RetentionPolicy.DEFAULT.keeping(Retained.JOURNAL, Duration.ofMillis(1));
    KeelsonMigrations migrations = KeelsonMigrations.of(database.ownersDataSource());
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> migrations.keepJournal(Duration.ofSeconds(-1)));
    migrations.keepJournal(Duration.ofDays(1));
    try {
      assertThat(keelson.retention().due(none)).containsEntry(Retained.JOURNAL, 0L);
      assertThat(keelson.retention().sweep(none, 100)).containsEntry(Retained.JOURNAL, 0L);
    } finally {
      migrations.keepJournal(Duration.ZERO);
    }
    assertThat(keelson.retention().sweep(none, 100).get(Retained.JOURNAL)).isGreaterThan(5);
  }

  /** Six entries, of which the last but one is a failure. */
  private JournalHead lived() {
    Run first = shop.runs().insert(Runs.pending(project()));
    shop.runs().insert(Runs.pending(project()));
    shop.runs().update(first.id(), run -> run.running(Instant.now()));
    shop.runs()
        .update(
            first.id(),
            run ->
                run.failed(
                    new Failure("odd", "über\n\"alles\"", Json.of(Map.of("b", 1.5, "a", "\u0001"))),
                    Instant.now()));
    keelson.actingAs(Actor.user("ana")).project(project()).runs().insert(Runs.pending(project()));
    return shop.journal().place();
  }

  private void forge(long place) {
    owner.execute(
        "insert into keelson.journal (project_id, kind, subject_id, version, to_state, actor, at,"
            + " seq, digest) values (?, 'run', gen_random_uuid(), 1, 'completed', 'user:mallory',"
            + " now(), ?, sha256(''))",
        project().value(),
        place);
  }

  private void assertBreak(String where, Tampering what, long place) {
    assertThat(shop.journal().verify().firstBreak()).as(where).isEqualTo(new Break(what, place));
  }
}
