// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the command line says. Of an option given twice, the last one counts. */
final class Options {

  /** Which store keeps everything. */
  enum StoreKind {
    MEMORY,
    JOOQ,
    JPA
  }

  /** Who answers whether to merge. */
  enum Answer {
    ASK,
    APPROVE,
    REJECT
  }

  private static final Map<String, String> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("repo", "PATH      the git repository to work on; without it a small one is made");
    KNOWN.put("title", "TEXT     what is to be done, in a line");
    KNOWN.put("agent", "COMMAND  the shell command that plays the agent");
    KNOWN.put(
        "setup", "COMMAND  prepares the worktree for it; what git ignores of it is not merged");
    KNOWN.put("check", "COMMAND  must succeed before anything is merged");
    KNOWN.put("approve", "       merge without asking");
    KNOWN.put("reject", "        don't merge, without asking");
    KNOWN.put("resume", "        finish what a killed program left unfinished");
    KNOWN.put("store", "KIND     memory, jooq (default) or jpa");
    KNOWN.put("home", "PATH      where the database and worktrees are kept (target/quickstart)");
    KNOWN.put("jdbc-url", "URL   a PostgreSQL of your own instead of the embedded one");
    KNOWN.put("lease", "SECONDS  how long work is leased before another may take it over (10)");
    KNOWN.put("help", "          this text");
  }

  private static final String EXIT_CODES =
      """

      The program ends with 0 when the change was merged, 1 when the run failed or waits to go on,
      2 when it was not started, and 3 when the change was rejected; so does Maven.

      Where nobody can be asked, that is, without a terminal and without an answer in its input, it
      approves automatically only what goes into the small repository that it made itself.
      """;

  private static final String FLAGS = "approve reject resume help";

  private final Map<String, String> given;

  private Options(Map<String, String> given) {
    this.given = given;
  }

  /**
   * Reads the command line.
   *
   * @throws Refusal naming what is wrong with it
   */
  static Options parse(String... args) {
    Map<String, String> given = new HashMap<>();
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
      boolean flag = Arrays.asList(FLAGS.split(" ")).contains(name);
      if (!KNOWN.containsKey(name) || flag != (parts.length == 1)) {
        throw new Refusal("argument " + arg, "must be an option of this program", "try --help");
      }
      given.put(name, flag ? "" : parts[1]);
    }
    Options options = new Options(given);
    options.checkTogether();
    return options;
  }

  private void checkTogether() {
    if (has("approve") && has("reject")) {
      throw new Refusal("--approve", "excludes --reject", "take one of them out");
    }
    boolean task = has("title") || has("agent") || has("setup") || has("check");
    if (has("resume") ? task : has("repo") != task) {
      throw new Refusal(
          "--repo",
          "goes with --title and --agent, and with neither of them after --resume",
          "give all three for a task of your own, or none for the demonstration");
    }
    if (has("repo") && !has("resume")) {
      require("title");
      require("agent");
    }
    if (has("resume") && !outlivesProgram()) {
      throw new Refusal("--resume", "needs a store that outlives the program", "use --store=jooq");
    }
    lease();
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  @Nullable String find(String name) {
    return given.get(name);
  }

  String require(String name) {
    String value = given.get(name);
    if (value == null || value.isBlank()) {
      throw new Refusal("--" + name, "is missing", "give it as --%s=...".formatted(name));
    }
    return value;
  }

  StoreKind store() {
    String word = given.getOrDefault("store", "jooq");
    return Arrays.stream(StoreKind.values())
        .filter(kind -> kind.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new Refusal("--store=" + word, "must be memory, jooq or jpa", "choose one of them"));
  }

  /** Whether a program that starts later finds what this one stored. */
  boolean outlivesProgram() {
    return store() != StoreKind.MEMORY;
  }

  /** Where everything is kept, in words. The address of a database may hold a password. */
  String place() {
    return switch (store()) {
      case MEMORY -> "in memory";
      case JOOQ, JPA ->
          "%s on %s"
              .formatted(
                  store().name().toLowerCase(Locale.ROOT),
                  has("jdbc-url") ? "a PostgreSQL of yours" : "a PostgreSQL in " + home());
    };
  }

  Answer answer() {
    return has("approve") ? Answer.APPROVE : has("reject") ? Answer.REJECT : Answer.ASK;
  }

  Path home() {
    return Path.of(given.getOrDefault("home", "target/quickstart")).toAbsolutePath().normalize();
  }

  Duration lease() {
    String seconds = given.getOrDefault("lease", "10");
    if (!seconds.matches("[1-9][0-9]{0,4}")) {
      throw new Refusal("--lease=" + seconds, "must be 1 to 99999 seconds", "leave it out for 10");
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  static String help() {
    StringBuilder help = new StringBuilder("mvn -q -Pquickstart -Dargs=\"OPTIONS\"\n\n");
    KNOWN.forEach((name, meaning) ->
        help.append("  --%s%s%s%n".formatted(name, FLAGS.contains(name) ? " " : "=", meaning)));
    return help.append(EXIT_CODES).toString();
  }
}
