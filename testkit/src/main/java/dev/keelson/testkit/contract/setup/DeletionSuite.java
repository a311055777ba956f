// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectOwned;
import dev.keelson.project.Integration;
import dev.keelson.repository.DeletingRepository;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Credentials;
import dev.keelson.testkit.fixtures.GitHubAppInstallations;
import dev.keelson.testkit.fixtures.Integrations;
import dev.keelson.testkit.fixtures.Policies;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.testkit.fixtures.ProjectSecrets;
import dev.keelson.testkit.fixtures.ProjectSkills;
import dev.keelson.testkit.fixtures.Scratches;
import dev.keelson.testkit.fixtures.SupportAgentConfigs;
import dev.keelson.testkit.fixtures.Tags;
import dev.keelson.userdata.Tag;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

public abstract class DeletionSuite extends Suite {

  /** Every type that may be deleted. */
  private static final List<Deletable<?, ?>> ALL =
      List.of(
          new Deletable<>(
              world -> world.project().repos(),
              world -> ProjectRepos.linking(world.id(), world.repo().id())),
          new Deletable<>(
              world -> world.project().secrets(),
              world -> ProjectSecrets.everyComponentSet(world.id())),
          new Deletable<>(
              world -> world.project().skills(),
              world -> ProjectSkills.everyComponentSet(world.id())),
          new Deletable<>(
              world -> world.project().policies(), world -> Policies.everyComponentSet(world.id())),
          new Deletable<>(
              world -> world.project().integrations(),
              world -> Integrations.everyComponentSet(world.id())),
          new Deletable<>(
              world -> world.project().supportAgents(),
              world -> SupportAgentConfigs.everyComponentSet(world.id())),
          new Deletable<>(
              world -> world.keelson().credentials(), world -> Credentials.everyComponentSet()),
          new Deletable<>(
              world -> world.keelson().gitHubAppInstallations(),
              world -> GitHubAppInstallations.everyComponentSet()),
          new Deletable<>(world -> world.keelson().tags(), world -> Tags.review()),
          new Deletable<>(world -> world.keelson().scratches(), world -> Scratches.draft()));

  @Test
  @Proves("R000-31")
  final void what_was_deleted_is_gone_and_nothing_else_is() {
    ALL.forEach(this::deletesOne);
  }

  private <T extends Entity<I>, I extends Id> void deletesOne(Deletable<T, I> type) {
    DeletingRepository<T, I> repository = type.repository.apply(shop);
    T kept = repository.insert(type.value.apply(shop));
    T gone = repository.update(repository.insert(type.value.apply(shop)));
    assertThat(repository.delete(gone.id())).as("%s", gone).isTrue();
    assertThat(repository.find(gone.id())).as("%s", gone).isEmpty();
    assertThat(repository.delete(gone.id())).as("%s, once more", gone).isFalse();
    assertThatExceptionOfType(NotFoundException.class)
        .as("%s", gone)
        .isThrownBy(() -> repository.update(gone));
    assertThat(repository.get(kept.id())).isEqualTo(kept);
  }

  @Test
  final void the_keys_of_what_was_deleted_are_free_again() {
    ALL.forEach(this::freesKeys);
  }

  private <T extends Entity<I>, I extends Id> void freesKeys(Deletable<T, I> type) {
    DeletingRepository<T, I> repository = type.repository.apply(shop);
    T value = type.value.apply(shop);
    repository.insert(value);
    repository.delete(value.id());
    assertThat(repository.insert(value).version()).as("%s", value).isEqualTo(1);
  }

  @Test
  final void another_project_deletes_nothing() {
    TestWorld elsewhere = shop.elsewhere();
    ALL.forEach(type -> keepsForeign(type, elsewhere));
  }

  private <T extends Entity<I>, I extends Id> void keepsForeign(
      Deletable<T, I> type, TestWorld elsewhere) {
    T value = type.repository.apply(shop).insert(type.value.apply(shop));
    boolean shared = !(value instanceof ProjectOwned);
    assertThat(type.repository.apply(elsewhere).delete(value.id()))
        .as("%s", value)
        .isEqualTo(shared);
    assertThat(type.repository.apply(shop).find(value.id()).isEmpty())
        .as("%s", value)
        .isEqualTo(shared);
  }

  @Test
  final void the_journal_still_tells_of_it() {
    Integration chat = shop.project().integrations().insert(Integrations.chat(shop.id()));
    shop.project().integrations().update(chat.deactivated());
    shop.project().integrations().delete(chat.id());
    assertThat(shop.states(chat.id())).containsExactly("active", "inactive", "deleted");
  }

  @Test
  final void of_those_who_delete_at_once_one_did_it() {
    Tag tag = keelson.tags().insert(Tags.review());
    assertThat(Race.run(fixture, (store, i) -> store.tags().delete(tag.id())))
        .map(Result::value)
        .containsOnlyOnce(true);
    assertThat(keelson.tags().find(tag.id())).isEmpty();
  }

  @Test
  final void a_transaction_that_throws_deletes_nothing() {
    Tag tag = keelson.tags().insert(Tags.review());
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            keelson.inTransaction(tx -> {
              tx.tags().delete(tag.id());
              throw new IllegalStateException("the host changed its mind");
            }));
    assertThat(keelson.tags().get(tag.id())).isEqualTo(tag);
  }

  private record Deletable<T extends Entity<I>, I extends Id>(
      Function<TestWorld, DeletingRepository<T, I>> repository, Function<TestWorld, T> value) {}
}
