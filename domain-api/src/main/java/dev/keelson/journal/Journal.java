// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import static java.util.stream.Collectors.toSet;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.Unreadable;
import dev.keelson.journal.ChainedEntry.Illegible;
import dev.keelson.query.Query;
import dev.keelson.query.Scalar;
import dev.keelson.repository.RepositoryContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One project's journal of lifecycle transitions and deletions: the audit log, and the outbox for
 * every listener. Its entries are chained by digests, so that whoever changes one can be found out.
 *
 * <p>What all projects share has journals too, each value its own: the history of a credential, a
 * webhook delivery or a sync state is in {@code keelson.project(new
 * ProjectId(credential.id().value())).journal()}. That of a project is in its own journal, which
 * outlives it.
 */
public final class Journal {

  private final RepositoryContext context;
  private final JournalStore store;
  private final Function<Function<JournalStore, Verification>, Verification> snapshots;
  private final Function<Id, Subject> subjects;

  /**
   * Creates the journal in {@code context}.
   *
   * @param snapshots runs what only reads on one consistent state, and returns what it returns
   * @param subjects tells what an id is the id of
   */
  public Journal(
      RepositoryContext context,
      JournalStore store,
      Function<Function<JournalStore, Verification>, Verification> snapshots,
      Function<Id, Subject> subjects) {
    this.context = Check.present(context, "context");
    this.store = Check.present(store, "store");
    this.snapshots = Check.present(snapshots, "snapshots");
    this.subjects = Check.present(subjects, "subjects");
  }

  /**
   * Returns the transitions of one subject, earliest first, on one page. An entry that this release
   * can't read is told in the page, and doesn't hide the others.
   */
  public Page<JournalEntry> history(Id subject) {
    return histories(List.of(Check.present(subject, "subject")));
  }

  /**
   * Returns the transitions of many subjects, by time, and by version within a subject, on one page
   * as {@link #history}.
   */
  public Page<JournalEntry> histories(Collection<? extends Id> subjects) {
    List<Unreadable> unreadable = new ArrayList<>();
    List<JournalEntry> entries =
        inBatches(
            subjects,
            some -> {
              Query<JournalEntry> query =
                  JournalEntry.TYPE
                      .where(JournalEntry.SUBJECT_ID.in(some))
                      .by(JournalEntry.VERSION);
              Page<JournalEntry> page = Page.whole(next -> context.reader().page(query, next));
              unreadable.addAll(page.unreadable());
              return page.items();
            },
            JournalEntry::subject);
    return new Page<>(byTime(entries), null, unreadable);
  }

  /**
   * Returns a page of the transitions that {@code query} finds, in its order: for example a feed,
   * newest first, or a time window.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor belongs to another query
   */
  public Page<JournalEntry> page(Query<JournalEntry> query, PageRequest page) {
    return context.reader().page(query, page);
  }

  /**
   * Returns the entries after a cursor, in the order in which they became visible, which is the
   * same for every reader. A reader that stores the cursor of the last entry that it has dealt with
   * misses nothing, including transactions that commit late. Unlike other pages, this page always
   * has a {@code next} cursor, from which later entries can be read.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor belongs to another query
   */
  public JournalPage poll(PageRequest page) {
    return poll(JournalFilter.ALL, page);
  }

  /**
   * Returns the entries after a cursor that pass a filter: those of a run, for example, or those of
   * some kinds. An index leads to those of a run; those of some kinds are looked for among all that
   * are new.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor belongs to another filter
   */
  public JournalPage poll(JournalFilter filter, PageRequest page) {
    return Places.poll(store, context.project(), Check.present(filter, "filter"), page);
  }

  /**
   * Returns the deletions of what went along when the caller deleted {@code cause}, earliest first.
   */
  public Page<JournalEntry> wentWith(Subject cause, PageRequest page) {
    return page(
        JournalEntry.TYPE.where(JournalEntry.CAUSE.is(Check.present(cause, "cause").toString())),
        page);
  }

  /**
   * Gives every committed entry its place and its link in the chain, without reading any. Polling
   * does so too; a host that polls seldom calls this now and then, since what has no place yet is
   * not protected by the chain. Waits up to two seconds for another that does so; what that one has
   * not placed by then has no place yet.
   *
   * @return the end of the chain, which a witness may keep
   */
  public JournalHead place() {
    return store.place(context.project());
  }

  /** Returns the end of the chain, for a witness, without giving places. */
  public JournalHead head() {
    return store.state(context.project()).head();
  }

  /**
   * Gives places as {@link #place} does, and verifies the whole chain. It goes past an entry that
   * this release can't read, and names it.
   */
  public Verification verify() {
    return verify(start(), null);
  }

  /**
   * Verifies the whole chain like {@link #verify()}, and that it still has the head that a witness
   * has kept. If retention has removed the entry at that place since, and more after it, there is
   * nothing to compare.
   */
  public Verification verify(JournalHead witness) {
    return verify(start(), checked(witness));
  }

  /**
   * Verifies what follows a head that was verified before, which it takes for true; quicker than
   * the whole.
   */
  public Verification verifySince(JournalHead verified) {
    return verify(checked(verified), verified);
  }

  /** Returns what retention has removed from this journal, by place. */
  public List<JournalRemoval> removals() {
    return store.state(context.project()).removals();
  }

  /**
   * Returns the entries about these subjects with their links, by time as {@link #histories}; those
   * that this release can't read come last.
   */
  public List<ChainedEntry> chained(Collection<? extends Id> subjects) {
    Map<JournalEntry, ChainedEntry> chained = new LinkedHashMap<>();
    List<ChainedEntry> unreadable = new ArrayList<>();
    inBatches(
            subjects,
            some -> {
              List<ChainedEntry> found = store.chained(context.project(), some);
              found.stream().filter(Illegible.class::isInstance).forEach(unreadable::add);
              return ChainedEntry.legible(found);
            },
            each -> each.entry().subject())
        .forEach(each -> chained.put(each.entry(), each));
    List<JournalEntry> byVersion =
        chained.keySet().stream().sorted(Comparator.comparingLong(JournalEntry::version)).toList();
    return Stream.concat(byTime(byVersion).stream().map(chained::get), unreadable.stream())
        .toList();
  }

  /**
   * Reads what there is about subjects, as many at once as one query takes. Ids of two types may be
   * equal; what is about another type is left out.
   */
  private <R> List<R> inBatches(
      Collection<? extends Id> ids,
      Function<List<UUID>, List<R>> read,
      Function<R, Subject> subject) {
    List<Id> all = Check.each(ids, "subjects");
    Set<Subject> asked = all.stream().map(subjects).collect(toSet());
    List<UUID> values = all.stream().map(Id::value).distinct().toList();
    List<R> found = new ArrayList<>();
    for (int i = 0; i < values.size(); i += Query.MAX_VALUES) {
      read.apply(values.subList(i, Math.min(values.size(), i + Query.MAX_VALUES))).stream()
          .filter(each -> asked.contains(subject.apply(each)))
          .forEach(found::add);
    }
    return found;
  }

  private Verification verify(JournalHead from, @Nullable JournalHead witness) {
    store.place(context.project());
    return snapshots.apply(snapshot -> Walk.of(snapshot, from, witness));
  }

  private JournalHead start() {
    ProjectId project = context.project();
    return new JournalHead(project, 0, JournalChain.first(project));
  }

  private JournalHead checked(JournalHead witness) {
    Check.present(witness, "head");
    Check.that(
        witness.projectId().equals(context.project()),
        "head.projectId",
        "must be " + context.project(),
        "take it to the journal of its project");
    Check.that(
        witness.place() > 0 || witness.equals(start()),
        "head.digest",
        "must be that of an empty journal at place 0",
        "take a head that this journal returned");
    return witness;
  }

  /**
   * Sorts by time, but never places a transition before an earlier one of the same subject,
   * whatever the clocks show.
   */
  private static List<JournalEntry> byTime(List<JournalEntry> entries) {
    record Timed(JournalEntry entry, int life, Instant notBefore) {}
    Map<Subject, Integer> lives = new HashMap<>(); // what is stored again begins again
    Map<JournalEntry, Integer> life = new HashMap<>();
    entries.stream()
        .sorted(Comparator.comparing(JournalEntry::at))
        .forEach(entry -> {
          life.put(entry, lives.getOrDefault(entry.subject(), 0));
          lives.merge(entry.subject(), entry.isDeletion() ? 1 : 0, Integer::sum);
        });
    Map<List<Object>, Instant> reached = new HashMap<>();
    List<Timed> timed = new ArrayList<>();
    for (JournalEntry entry : entries) { // by version
      int its = life.getOrDefault(entry, 0);
      Instant notBefore =
          reached.merge(
              List.of(entry.subject(), its),
              entry.at(),
              (one, other) -> one.isAfter(other) ? one : other);
      timed.add(new Timed(entry, its, notBefore));
    }
    return timed.stream()
        .sorted(
            Comparator.comparing(Timed::notBefore)
                .thenComparing(each -> each.entry().subjectId(), Scalar.ORDER)
                .thenComparing(each -> each.entry().kind())
                .thenComparingInt(Timed::life)
                .thenComparingLong(each -> each.entry().version()))
        .map(Timed::entry)
        .toList();
  }
}
