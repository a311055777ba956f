// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Digest;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.Unreadable;
import dev.keelson.journal.ChainedEntry.Illegible;
import dev.keelson.journal.ChainedEntry.Legible;
import dev.keelson.journal.ChainedEntry.Link;
import dev.keelson.journal.Verification.Break;
import dev.keelson.journal.Verification.Tampering;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks along a chain, from a head that is taken for true to the end, or to the first break. */
final class Walk {

  private final JournalStore store;
  private final ProjectId project;
  private final @Nullable JournalHead witness;
  private final Deque<JournalRemoval> removals;
  private final List<Unreadable> unreadable = new ArrayList<>();
  private long place;
  private Digest digest;
  private long verified;
  private long removed;
  private @Nullable Break firstBreak;

  private Walk(
      JournalStore store,
      JournalHead from,
      @Nullable JournalHead witness,
      List<JournalRemoval> removed) {
    this.store = store;
    this.project = from.projectId();
    this.witness = witness;
    place = from.place();
    digest = from.digest();
    removals = new ArrayDeque<>(removed);
    removals.removeIf(range -> range.last() <= place);
  }

  /**
   * Verifies what follows {@code from}.
   *
   * @param witness a head that the chain must have, too, unless its place was removed
   */
  static Verification of(JournalStore store, JournalHead from, @Nullable JournalHead witness) {
    JournalState state = store.state(from.projectId());
    Walk walk = new Walk(store, from, witness, state.removals());
    walk.go(state.head());
    return Verification.builder()
        .head(state.head())
        .verified(walk.verified)
        .removed(walk.removed)
        .unplaced(state.unplaced())
        .unreadable(walk.unreadable)
        .firstBreak(walk.firstBreak)
        .build();
  }

  private void go(JournalHead head) {
    JournalRemoval started = removals.peek();
    if (started != null && started.first() <= place) { // the head is in what was removed since
      removed += started.last() - place;
      pass(started.last(), started.after());
      removals.remove();
    }
    List<ChainedEntry> some;
    do {
      some = store.chain(project, place, PageRequest.MAX_SIZE);
      for (ChainedEntry entry : some) {
        check(entry, Objects.requireNonNull(entry.link(), "link"), head);
        if (firstBreak != null) {
          return;
        }
      }
    } while (some.size() == PageRequest.MAX_SIZE);
    passRemovals();
    if (firstBreak != null) {
      return;
    }
    long seen = witness == null ? 0 : witness.place();
    if (place < head.place() || seen > head.place()) {
      found(Tampering.REMOVED, Math.min(place, head.place()) + 1);
    } else if (place > head.place()) {
      found(Tampering.INSERTED, place);
    } else if (!digest.equals(head.digest())) {
      found(Tampering.CHANGED, place);
    }
  }

  private void check(ChainedEntry entry, Link link, JournalHead head) {
    passRemovals();
    if (firstBreak != null) {
      return;
    }
    if (link.place() <= place || link.place() > head.place()) {
      found(Tampering.INSERTED, link.place());
    } else if (link.place() > place + 1) {
      found(Tampering.REMOVED, place + 1);
    } else {
      switch (entry) {
        case Illegible it -> { // what it was can't be known; go on from its digest
          unreadable.add(it.row());
          pass(link.place(), link.digest());
        }
        case Legible it -> check(it.entry(), link);
      }
    }
  }

  private void check(JournalEntry entry, Link link) {
    if (link.digest().equals(JournalChain.next(digest, entry, link.place()))) {
      verified++;
      pass(link.place(), link.digest());
    } else {
      found(Tampering.CHANGED, link.place());
    }
  }

  private void passRemovals() {
    JournalRemoval next = removals.peek();
    while (firstBreak == null && next != null && next.first() <= place + 1) {
      if (next.first() <= place || !next.before().equals(digest)) {
        found(Tampering.CHANGED, next.first());
        return;
      }
      removed += next.last() - next.first() + 1;
      pass(next.last(), next.after());
      removals.remove();
      next = removals.peek();
    }
  }

  private void pass(long to, Digest its) {
    place = to;
    digest = its;
    if (witness != null && witness.place() == place && !witness.digest().equals(digest)) {
      found(Tampering.CHANGED, place);
    }
  }

  private void found(Tampering what, long where) {
    firstBreak = new Break(what, where);
  }
}
