// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

/** Where a claim takes from. */
public enum ClaimFrom {
  /** One project, the parameter {@code projectId}. */
  PROJECT("turn_one"),

  /** One item, the parameters {@code projectId} and {@code workItemId}. */
  ITEM("turn_one"),

  /** A list of projects, the parameter {@code projectIds}, which take turns. */
  PROJECTS("turn_some"),

  /** All projects, which take turns; on a single server only. */
  EVERYWHERE("turn_everywhere");

  private final String turn;

  ClaimFrom(String turn) {
    this.turn = turn;
  }

  /** Returns the file of the projects whose turn it is. */
  String turn() {
    return turn;
  }

  boolean isItem() {
    return this == ITEM;
  }

  boolean isSeveral() {
    return this == PROJECTS || this == EVERYWHERE;
  }
}
