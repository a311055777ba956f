// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Ensured;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.knowledge.ProjectFileRepository;
import dev.keelson.query.EntityType;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Components;
import dev.keelson.testkit.contract.Components.Component;
import dev.keelson.testkit.contract.LinkSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file links content to a project: each content is stored once, and can be deleted. */
@Proves("R003-33")
public abstract class ProjectFileSuite extends LinkSuite<ProjectFile, ProjectFileId> {

  @Override
  protected EntityType<ProjectFile, ProjectFileId> type() {
    return ProjectFile.TYPE;
  }

  @Override
  protected ProjectFileRepository repository(TestWorld world) {
    return world.project().files();
  }

  @Override
  protected boolean delete(TestWorld world, ProjectFileId id) {
    return repository(world).delete(id);
  }

  @Override
  protected ProjectFile link(TestWorld world) {
    return ProjectFiles.everyComponentSet(world.id());
  }

  @Override
  protected ProjectFile again(ProjectFile file) {
    return file.withId(ProjectFileId.next());
  }

  @Override
  protected ProjectFile movedTo(ProjectFile file, ProjectId project) {
    return file.withProjectId(project);
  }

  @Override
  protected List<Pointer<ProjectFile, ?>> pointers() {
    return List.of();
  }

  @Test
  final void what_may_be_missing_of_a_file_is_read_back_as_missing() {
    ProjectFile stored = files().insert(ProjectFiles.minimal(shop.id()));
    assertThat(files().get(stored.id())).isEqualTo(stored);
    for (Component component : Components.of(ProjectFile.class)) {
      assertThat(Components.read(stored, component) == null)
          .as("%s", component)
          .isEqualTo(Components.mayBeMissing(component));
    }
  }

  @Test
  @Proves({"R003-10", "R003-33"})
  final void the_same_bytes_are_one_file_of_a_project() {
    Ensured<ProjectFile> first = files().ensure(ProjectFiles.of(shop.id(), "text"));
    assertThat(first.isNew()).as("whether this call stored it").isTrue();
    ProjectFile again = ProjectFiles.of(shop.id(), "text").withName("copy.txt");
    assertThat(files().ensure(again)).isEqualTo(new Ensured<>(first.value(), false));
    assertThat(files().find(again.id())).isEmpty();
    assertThat(files().findByDigest(again.digest())).contains(first.value());
    assertThat(files().ensure(ProjectFiles.of(shop.id(), "other text")).isNew())
        .as("whether this call stored it")
        .isTrue();
    TestWorld elsewhere = shop.elsewhere();
    assertThat(repository(elsewhere).findByDigest(again.digest())).isEmpty();
    assertThat(repository(elsewhere).ensure(ProjectFiles.of(elsewhere.id(), "text")).isNew())
        .isTrue();
    assertThat(all(page -> files().findAll(page))).hasSize(2).contains(first.value());
  }

  @Test
  @Proves("R003-33")
  final void of_the_same_bytes_at_once_one_file_is_stored_and_all_get_it() {
    List<Result<Ensured<ProjectFile>>> results =
        Race.run(
            fixture,
            (store, i) ->
                repository(shop.through(store)).ensure(ProjectFiles.of(shop.id(), "text")));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results)).filteredOn(Ensured::isNew).hasSize(1);
    assertThat(Result.values(results).stream().map(Ensured::value).distinct())
        .containsExactlyElementsOf(all(page -> files().findAll(page)));
  }

  @Test
  final void a_file_comes_in_before_it_is_ingested() {
    ProjectFile ingested =
        ProjectFile.builder()
            .from(ProjectFiles.minimal(shop.id()))
            .extractionVersion(1)
            .ingestedAt(Made.NOW)
            .build();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> files().insert(ingested));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> files().ensure(ingested));
    assertThat(all(page -> files().findAll(page))).isEmpty();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> ingested.withIngestedAt(null));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> ingested.withExtractionVersion(0));
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void refuses_a_secret_in_any_text_of_a_file() {
    ProjectFile file = link(shop);
    for (Component component : Components.of(ProjectFile.class)) {
      Secrets.planted(file, component)
          .ifPresent(leak -> {
            Secrets.assertRefused(leak.field(), () -> files().insert(leak.value()));
            Secrets.assertRefused(leak.field(), () -> files().ensure(leak.value()));
          });
    }
    assertThat(all(page -> files().findAll(page))).isEmpty();
  }

  private ProjectFileRepository files() {
    return repository(shop);
  }
}
