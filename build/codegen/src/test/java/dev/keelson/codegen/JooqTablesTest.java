// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JooqTablesTest {

  private static final Path ROOT = Path.of("../..");
  private static final String REMEDY = "%s is out of date; run build/script/generate";

  @Test
  void the_jooq_tables_are_those_of_the_schema(@TempDir Path fresh) throws IOException {
    JooqTables.generateInto(fresh);
    SortedMap<String, String> expected = files(fresh);
    SortedMap<String, String> committed = files(ROOT.resolve(JooqTables.DIRECTORY));
    assertThat(committed.keySet())
        .as(REMEDY, JooqTables.DIRECTORY)
        .containsExactlyElementsOf(expected.keySet());
    expected.forEach((name, text) ->
        assertThat(committed.get(name))
            .as(REMEDY, JooqTables.DIRECTORY.resolve(name))
            .isEqualTo(text));
  }

  private static SortedMap<String, String> files(Path directory) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files.put(directory.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }
}
