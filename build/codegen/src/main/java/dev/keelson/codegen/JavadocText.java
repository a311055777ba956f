// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the Javadoc of an interface says about it and its methods, as Markdown.
 *
 * @param declaration what follows the comment, without annotations of its own, on one line
 * @param words the comment
 */
record JavadocText(String declaration, String words) {

  /** A comment, and all from there to the end of what it is about. */
  private static final Pattern DOCUMENTED =
      Pattern.compile(
          "/\\*\\*(.*?)\\*/\\s*((?:[^;{(]|\\((?:[^()]|\\([^()]*\\))*\\))+?)\\s*[;{]",
          Pattern.DOTALL);

  private static final Pattern OWN_ANNOTATIONS = Pattern.compile("^(@\\w+ )+");
  private static final Pattern MARGIN = Pattern.compile("(?m)^\\s*\\* ?");
  private static final Pattern CODE = Pattern.compile("\\{@code\\s+([^}]*)}");
  private static final Pattern LINK =
      Pattern.compile("\\{@(?:link|value)\\s+([^} ]*)(?: ([^}]*))?}");
  private static final Pattern TAG = Pattern.compile("@(param|return|throws) ");

  /** All of a source: first what is said of the type. */
  static List<JavadocText> in(Path file) {
    try {
      return DOCUMENTED.matcher(Files.readString(file)).results().map(JavadocText::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavadocText of(MatchResult documented) {
    String declaration = oneLine(documented.group(2));
    return new JavadocText(
        OWN_ANNOTATIONS.matcher(declaration).replaceFirst(""), markdown(documented.group(1)));
  }

  private static String markdown(String comment) {
    String text = MARGIN.matcher(comment).replaceAll("").strip();
    text = CODE.matcher(text.replaceAll("\\s*\\n\\s*", " ")).replaceAll("`$1`");
    text = LINK.matcher(text).replaceAll(JavadocText::link);
    List<String> parts = new ArrayList<>(List.of(text.split(" (?=@(param|return|throws) )")));
    String words = parts.removeFirst().replace(" <p>", "\n\n");
    return parts.isEmpty()
        ? words
        : words + "\n\n" + parts.stream().map(JavadocText::tag).collect(joining("\n"));
  }

  private static String link(MatchResult link) {
    String target = link.group(1).replaceFirst("^#", "").replaceFirst("^([a-z]+\\.)+", "");
    return link.group(2) == null ? "`%s`".formatted(target.replace('#', '.')) : link.group(2);
  }

  private static String tag(String text) {
    String kind = TAG.matcher(text).results().findFirst().orElseThrow().group(1);
    String rest = text.substring(kind.length() + 2);
    if (kind.equals("return")) {
      return "- returns " + rest;
    }
    int name = rest.indexOf(' ');
    String subject = rest.substring(rest.lastIndexOf('.', name) + 1, name);
    return "- %s`%s`: %s"
        .formatted(kind.equals("throws") ? "throws " : "", subject, rest.substring(name + 1))
        .replace(": if ", " if ");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").replace("( ", "(");
  }
}
