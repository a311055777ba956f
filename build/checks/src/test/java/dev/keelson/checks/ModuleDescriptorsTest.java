// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What javac does not ask of a descriptor. */
final class ModuleDescriptorsTest {

  private static final Pattern EXPORT = Pattern.compile("^ *exports ([a-z.]+);", Pattern.MULTILINE);

  @Test
  void every_package_of_the_api_is_exported() throws IOException {
    String descriptor =
        Files.readString(Path.of("../../domain-api/src/main/module/module-info.java"));
    Set<String> exported =
        EXPORT.matcher(descriptor).results().map(it -> it.group(1)).collect(toSet());

    assertThat(exported)
        .isEqualTo(
            PublishedClasses.CLASSES.that(PublishedClasses.DOMAIN).stream()
                .map(JavaClass::getPackageName)
                .collect(toSet()));
  }
}
