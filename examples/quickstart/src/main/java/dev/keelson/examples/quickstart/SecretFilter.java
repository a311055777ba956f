// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.SecretScanner;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes lines out that look like a secret, which no store would keep. It remembers whether it is
 * inside of a private key, so one filter is for one output.
 */
final class SecretFilter implements UnaryOperator<String> {

  private boolean insideKey;

  @Override
  public String apply(String lines) {
    return insideKey || SecretScanner.find(lines).isPresent()
        ? lines.lines().map(this::line).collect(joining("\n", "", "\n"))
        : lines;
  }

  private String line(String line) {
    Optional<String> shape = SecretScanner.find(line);
    insideKey =
        shape.isPresent()
            ? shape.get().equals("private key")
            : insideKey && line.matches("[A-Za-z0-9+/=]+");
    return shape
        .or(() -> Optional.of("private key").filter(any -> insideKey))
        .map("(a line that looks like a %s is left out)"::formatted)
        .orElse(line);
  }
}
