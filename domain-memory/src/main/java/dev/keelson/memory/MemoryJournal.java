// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Digest;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.ChainedEntry;
import dev.keelson.journal.ChainedEntry.Legible;
import dev.keelson.journal.ChainedEntry.Link;
import dev.keelson.journal.JournalChain;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.JournalFilter;
import dev.keelson.journal.JournalHead;
import dev.keelson.journal.JournalRemoval;
import dev.keelson.journal.JournalState;
import dev.keelson.journal.JournalStore;
import dev.keelson.journal.PlacedEntry;
import dev.keelson.journal.Polled;
import dev.keelson.query.Scalar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Reads the journals in the order in which units of work ended, which is the order in which their
 * entries became visible: each gets its place, and its link in the chain, then.
 */
record MemoryJournal(MemoryStore store) implements JournalStore {

  private static final String HEADS = "journal_head";
  private static final String DIGESTS = "journal_digest";
  private static final String REMOVALS = "journal_removal";

  /** The tables besides that of the entries. */
  static final Set<String> TABLES = Set.of(HEADS, DIGESTS, REMOVALS);

  private static final Comparator<Timed> FEED =
      Comparator.comparing(Timed::notBefore)
          .thenComparing(it -> it.placed().entry().projectId().value(), Scalar.ORDER)
          .thenComparingLong(it -> it.placed().place());

  @Override
  public JournalHead place(ProjectId project) {
    return state(project).head(); // entries get their places when they are committed
  }

  @Override
  public JournalState state(ProjectId project) {
    return store.read(layer ->
        new JournalState(
            head(layer, project),
            layer.moves(project).count(),
            layer.all(removed(project)).stream()
                .sorted(Comparator.comparingLong(JournalRemoval::first))
                .toList()));
  }

  @Override
  public Polled poll(Map<ProjectId, Long> after, JournalFilter filter, int limit) {
    return store.read(layer -> {
      Map<ProjectId, Long> reached = new HashMap<>(after);
      List<Timed> found = new ArrayList<>();
      after.forEach((project, place) -> {
        Instant notBefore = Instant.MIN; // the entries of one project stay in their order
        for (PlacedEntry placed :
            placed(layer, project, place)
                .filter(it -> filter.matches(it.entry()))
                .limit(limit)
                .toList()) {
          Instant at = placed.entry().at();
          notBefore = at.isAfter(notBefore) ? at : notBefore;
          found.add(new Timed(notBefore, placed));
        }
      });
      boolean more = found.size() >= limit;
      List<PlacedEntry> first =
          found.stream().sorted(FEED).limit(limit).map(Timed::placed).toList();
      if (more) {
        first.forEach(it -> reached.put(it.entry().projectId(), it.place()));
      } else {
        reached.replaceAll((project, place) -> Math.max(place, last(layer, project)));
      }
      return new Polled(first, reached);
    });
  }

  private record Timed(Instant notBefore, PlacedEntry placed) {}

  /** Returns the entries after a place; those of unfinished units come after the others. */
  private static Stream<PlacedEntry> placed(Layer layer, ProjectId project, long after) {
    long committed = head(layer, project).place();
    List<JournalEntry> moves = layer.moves(project).toList();
    return behind(after, committed + moves.size())
        .boxed()
        .flatMap(place ->
            place <= committed
                ? layer.find(table(project), place).stream() // the first may be gone
                    .map(entry -> new PlacedEntry(place, entry))
                : Stream.of(
                    new PlacedEntry(place, moves.get(Math.toIntExact(place - committed - 1)))));
  }

  /** Returns the places behind one, which may be any number, up to the last. */
  private static LongStream behind(long after, long last) {
    return after < last ? LongStream.rangeClosed(after + 1, last) : LongStream.empty();
  }

  private static long last(Layer layer, ProjectId project) {
    return head(layer, project).place() + layer.moves(project).count();
  }

  @Override
  public List<ChainedEntry> chain(ProjectId project, long after, int limit) {
    return store.read(layer ->
        behind(after, head(layer, project).place())
            .boxed()
            .<ChainedEntry>flatMap(place -> chained(layer, project, place).stream())
            .limit(limit)
            .toList());
  }

  @Override
  public List<ChainedEntry> chained(ProjectId project, Collection<UUID> subjects) {
    Set<UUID> ids = Set.copyOf(subjects);
    return store.read(layer ->
        Stream.concat(
                LongStream.rangeClosed(1, head(layer, project).place())
                    .boxed()
                    .flatMap(place -> chained(layer, project, place).stream()),
                layer.moves(project).map(entry -> new Legible(entry, null)))
            .filter(each -> ids.contains(each.entry().subjectId()))
            .<ChainedEntry>map(each -> each)
            .toList());
  }

  private static List<Legible> chained(Layer layer, ProjectId project, long place) {
    return layer.find(table(project), place).stream()
        .map(entry ->
            new Legible(
                entry,
                new Link(
                    place,
                    digest(layer, project, place - 1),
                    layer.find(digests(project), place).orElseThrow())))
        .toList();
  }

  /** Adds an entry at the next place of its project. */
  static void place(Layer layer, JournalEntry entry) {
    ProjectId project = entry.projectId();
    JournalHead head = head(layer, project);
    long place = head.place() + 1;
    Digest digest = JournalChain.next(head.digest(), entry, place);
    layer.put(table(project), place, entry);
    layer.put(digests(project), place, digest);
    layer.put(heads(project), HEADS, new JournalHead(project, place, digest));
  }

  /** Returns the places of the entries that were journaled before that time and are not held. */
  static Stream<Long> before(Layer layer, ProjectId project, Instant time) {
    return LongStream.rangeClosed(1, head(layer, project).place())
        .boxed()
        .filter(place ->
            layer
                .find(table(project), place)
                .filter(it -> it.at().isBefore(time))
                .filter(it -> MemoryHolds.holding(layer, JournalEntry.TYPE, it).isEmpty())
                .isPresent());
  }

  /** Removes the entry at a place, and records it together with its neighbours. */
  static void remove(MemoryStore tx, ProjectId project, long place, String rule) {
    Layer layer = tx.layer();
    JournalRemoval removal =
        JournalRemoval.builder()
            .projectId(project)
            .first(place)
            .last(place)
            .count(1)
            .before(digest(layer, project, place - 1))
            .after(digest(layer, project, place))
            .rule(rule)
            .actor(tx.actor())
            .at(tx.now())
            .build();
    layer.put(table(project), place, null);
    layer.put(digests(project), place, null);
    Table<JournalRemoval> removals = removed(project);
    for (JournalRemoval other : layer.all(removals)) {
      boolean before = other.last() == removal.first() - 1;
      if (other.rule().equals(rule) && (before || other.first() == removal.last() + 1)) {
        layer.put(removals, other.first(), null);
        removal =
            JournalRemoval.builder()
                .from(removal)
                .first(Math.min(other.first(), removal.first()))
                .last(Math.max(other.last(), removal.last()))
                .count(other.count() + removal.count())
                .before(before ? other.before() : removal.before())
                .after(before ? removal.after() : other.after())
                .build();
      }
    }
    layer.put(removals, removal.first(), removal);
  }

  /** Returns the digest at a place. */
  private static Digest digest(Layer layer, ProjectId project, long place) {
    return layer
        .find(digests(project), place)
        .or(() ->
            layer.all(removed(project)).stream()
                .filter(range -> range.last() == place)
                .map(JournalRemoval::after)
                .findFirst())
        .orElseGet(() -> JournalChain.first(project));
  }

  private static JournalHead head(Layer layer, ProjectId project) {
    return layer
        .find(heads(project), HEADS)
        .orElseGet(() -> new JournalHead(project, 0, JournalChain.first(project)));
  }

  /** Returns the table of the entries by place. */
  private static Table<JournalEntry> table(ProjectId project) {
    return Table.of(JournalEntry.TYPE, project);
  }

  private static Table<JournalHead> heads(ProjectId project) {
    return new Table<>(HEADS, project);
  }

  private static Table<Digest> digests(ProjectId project) {
    return new Table<>(DIGESTS, project);
  }

  private static Table<JournalRemoval> removed(ProjectId project) {
    return new Table<>(REMOVALS, project);
  }
}
