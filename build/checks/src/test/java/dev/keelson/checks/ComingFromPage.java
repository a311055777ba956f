// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page for those who come from another system, taken apart: tables of three cells below the
 * names of a system and of one of its tables, and sentences around them.
 */
record ComingFromPage(List<Row> rows, List<Sentence> sentences) {

  /** What stands for a table of which no columns are known. */
  static final String ALL_OF_IT = "*";

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern CELLS = Pattern.compile("\\| (.*?) \\| (.*?) \\|(?: (.*) \\|| \\|)");

  /**
   * A row that says where columns of theirs go.
   *
   * @param line its number in the page
   * @param theirs the columns, or {@link #ALL_OF_IT}
   * @param ours the names in its second cell; none if the columns are derived
   * @param how what else it says
   */
  record Row(
      int line, String system, String table, List<String> theirs, List<String> ours, String how) {

    /** The columns, as their list has them. */
    Stream<String> columns() {
      return theirs.stream().map(column -> String.join("\t", system, table, column));
    }
  }

  /** A line that is in no table. */
  record Sentence(int line, String text) {}

  static ComingFromPage of(String text) {
    ComingFromPage page = new ComingFromPage(new ArrayList<>(), new ArrayList<>());
    String system = "";
    String table = "";
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.startsWith("## ")) {
        system = line.substring(3);
      } else if (line.startsWith("### ")) {
        table = line.substring(4);
      } else if (!line.startsWith("|")) {
        page.sentences.add(new Sentence(number, line));
      } else if (!line.startsWith("|--") && !line.equals("| Yours | Ours | How |")) {
        page.rows.add(row(number, system, table, line));
      }
    }
    return page;
  }

  /** What is set as code in a text, in its order. */
  static List<String> codes(String text) {
    return CODE.matcher(text).results().map(code -> code.group(1)).toList();
  }

  private static Row row(int number, String system, String table, String line) {
    MatchResult cells =
        CELLS
            .matcher(line)
            .results()
            .filter(match -> match.end() - match.start() == line.length())
            .findFirst()
            .orElseThrow(() ->
                new AssertionError("line %s must have three cells: %s".formatted(number, line)));
    String how = cells.group(3) == null ? "" : cells.group(3);
    List<String> theirs =
        cells.group(1).equals("*all of it*") ? List.of(ALL_OF_IT) : codes(cells.group(1));
    List<String> ours = codes(cells.group(2));
    boolean derived = cells.group(2).equals("derived") && !how.isEmpty();
    if (theirs.isEmpty() || ours.isEmpty() != derived) {
      throw new AssertionError(
          "line %s must name columns, and where they go or how they are derived: %s"
              .formatted(number, line));
    }
    return new Row(number, system, table, theirs, ours, how);
  }
}
