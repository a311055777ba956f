// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.util.stream.Collectors.joining;

import dev.keelson.approval.ApprovalService;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.journal.HoldStore;
import dev.keelson.journal.JournalStore;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.knowledge.VectorIndex;
import dev.keelson.project.ProjectPurge;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.LogStore;
import dev.keelson.repository.QueryStore;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.Store;
import dev.keelson.work.WorkQueue;
import dev.keelson.workspace.Termination;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The page for authors of stores: what they implement, in the words of its Javadoc. */
final class SpiPage {

  /** Where it is, below the root of the project. */
  static final Path FILE = Path.of("docs/spi.md");

  /** The store and the interfaces that it returns, in the order of the page. */
  static final List<Class<?>> STORE =
      List.of(
          Store.class,
          EntityStore.class,
          QueryStore.class,
          LogStore.class,
          WorkQueue.class,
          StepLedger.class,
          SideEffectLedger.class,
          ApprovalService.class,
          JournalStore.class,
          HoldStore.class,
          RetentionSweep.class,
          Termination.class,
          ProjectPurge.class,
          FileIngestion.class);

  /** The port beside the store. */
  static final Class<?> PORT = VectorIndex.class;

  private SpiPage() {}

  static String text(Path root) {
    return introduction()
        + STORE.stream().map(type -> section(root, type)).collect(joining())
        + "\n## A port beside the store\n\nNo method of a store returns it; a host that searches by"
        + " similarity brings one.\n"
        + section(root, PORT);
  }

  private static String introduction() {
    try (InputStream in = SpiPage.class.getResourceAsStream("spi.md")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path source(Path root, Class<?> type) {
    return root.resolve("domain-api/src/main/java")
        .resolve(type.getName().replace('.', '/') + ".java");
  }

  /** What is said of one of them. */
  static String section(Path root, Class<?> type) {
    List<JavadocText> texts = JavadocText.in(source(root, type));
    return "\n### %s\n\n`%s`\n\n%s\n"
            .formatted(type.getSimpleName(), type.getName(), texts.getFirst().words())
        + texts.stream().skip(1).map(SpiPage::method).collect(joining());
  }

  private static String method(JavadocText text) {
    return "\n```java\n%s\n```\n\n%s\n".formatted(text.declaration(), text.words());
  }
}
