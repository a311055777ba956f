// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.cost;

/**
 * What a query may cost, whatever else there is in its tables.
 *
 * @param rows how many rows or entries of an index it may read
 * @param blocks how many blocks it may read
 */
record Bound(long rows, long blocks) {

  /** How many values the pages of these tests show. */
  static final int SIZE = 50;

  /** A page reads one row more, to know whether there is a next one. */
  private static final long PAGE = SIZE + 1L;

  /** From the root of an index to an entry, in an index of up to a hundred million of them. */
  private static final long DESCENT = 4;

  /** Looking a row up costs a descent and the row's own block. */
  private static final long LOOK_UP = DESCENT + 1;

  /** An entry of a few ids, a time and a word is this many times in a block, or more. */
  private static final long ENTRIES = 40;

  /** A row is this many times in a block, or more. */
  private static final long ROWS = 20;

  /** Ends of a range that share a block with neighbours, and the map of what all can see. */
  private static final long EDGES = 4;

  /** A page: each scan reads a page of rows side by side in an index, each in any block. */
  static Bound page(int scans) {
    return new Bound(scans * PAGE, scans * (DESCENT + PAGE + EDGES));
  }

  /**
   * A page of an order that goes on where its index ends: the first row of what follows tells that
   * the last of the page are complete.
   */
  static Bound sortedPage() {
    return page(1).and(new Bound(1, 1));
  }

  /** Rows that are looked up one by one. */
  static Bound lookUps(long rows) {
    return new Bound(rows, rows * LOOK_UP);
  }

  /** The same of a page's values, that many for each scan. */
  static Bound lookUpsOfPage(int scans) {
    return lookUps(scans * PAGE);
  }

  /** A count: entries side by side in an index, where {@code scans} ranges of it are read. */
  static Bound entries(long matching, int scans) {
    return new Bound(matching + scans, matching / ENTRIES + scans * (DESCENT + EDGES));
  }

  /** A sum: rows that an index finds side by side, each in any block. */
  static Bound rows(long matching, int scans) {
    return new Bound(matching + scans, matching + entries(matching, scans).blocks());
  }

  /** All of a table of that many rows, which a server may read where half of them is asked for. */
  static Bound table(long all) {
    return new Bound(all, all / ROWS + EDGES);
  }

  /** Both. */
  Bound and(Bound more) {
    return new Bound(rows + more.rows, blocks + more.blocks);
  }

  /** Tells whether a cost is within. */
  boolean holds(Cost cost) {
    return cost.rows() <= rows && cost.blocks() <= blocks;
  }
}
