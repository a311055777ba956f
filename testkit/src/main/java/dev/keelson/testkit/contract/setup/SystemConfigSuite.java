// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.StaleVersionException;
import dev.keelson.project.EnvironmentType;
import dev.keelson.setup.SystemConfig;
import dev.keelson.setup.SystemConfigId;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.Made;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Proves({"R000-12", "R000-13", "R000-14", "R000-15", "R000-16", "R000-17", "R000-18", "R000-19"})
public abstract class SystemConfigSuite extends Suite {

  @Test
  @Proves({"R000-12", "R000-14", "R000-15", "R000-16", "R000-17", "R000-18"})
  final void is_there_before_anybody_wrote_it() {
    SystemConfig config = keelson.systemConfig().get();
    assertThat(config.version()).as("version").isZero();
    assertThat(config.onboardingCompleted()).as("onboardingCompleted").isFalse();
    assertThat(config.onboardingStep()).as("onboardingStep").isZero();
    assertThat(config.defaultEnvironment()).isEqualTo(EnvironmentType.LOCAL);
    assertThat(config.localWorkspaceRoot()).isEqualTo("~/.jido_code/workspaces");
    assertThat(config.spritesApiConfigured()).as("spritesApiConfigured").isFalse();
    assertThat(keelson.systemConfig().find(SystemConfigId.ONLY)).isEmpty();
  }

  @Test
  @Proves({"R000-13", "R000-14", "R000-15", "R000-16", "R000-17", "R000-18", "R000-19"})
  final void is_written_as_a_whole_the_first_time_and_every_time() {
    SystemConfig first =
        keelson.actingAs(ANA).systemConfig().update(config -> config.withOnboardingStep(3));
    assertThat(first.version()).as("version").isEqualTo(1);
    assertThat(first.audit().updatedBy()).isEqualTo(ANA);
    assertThat(keelson.systemConfig().get()).isEqualTo(first);
    SystemConfig second =
        keelson
            .systemConfig()
            .update(config ->
                SystemConfig.builder()
                    .from(config)
                    .onboardingCompleted(true)
                    .onboardingStep(7)
                    .defaultEnvironment(EnvironmentType.SPRITE)
                    .localWorkspaceRoot("/srv/trees")
                    .spritesApiConfigured(true)
                    .build());
    assertThat(second.version()).as("version").isEqualTo(2);
    assertThat(second.createdAt()).isEqualTo(first.createdAt());
    assertThat(keelson.systemConfig().get()).isEqualTo(second);
    assertThatExceptionOfType(StaleVersionException.class)
        .isThrownBy(() -> keelson.systemConfig().update(first.withOnboardingStep(4)));
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() ->
            keelson.systemConfig().update(config -> config.withLocalWorkspaceRoot(Secrets.SECRET)));
    assertThat(keelson.systemConfig().get()).isEqualTo(second);
  }

  @Test
  @Proves("R000-12")
  final void a_second_one_is_impossible() {
    SystemConfig stored = keelson.systemConfig().insert(SystemConfig.initial(Made.NOW));
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> keelson.systemConfig().insert(SystemConfig.initial(Made.NOW)))
        .satisfies(e -> assertThat(e.key()).isEqualTo("id"));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new SystemConfigId(UUID.randomUUID()));
    assertThat(keelson.systemConfig().get()).isEqualTo(stored);
  }

  @Test
  @Proves("R000-12")
  final void of_writers_that_race_to_be_the_first_none_is_lost() {
    assertNoneIsLost(Race.run(fixture, (store, i) -> counted(store)));
  }

  @Test
  @Proves("R000-12")
  final void of_writers_that_race_in_transactions_of_theirs_none_is_lost() {
    assertNoneIsLost(
        Race.run(fixture, (store, i) -> store.inTransaction(SystemConfigSuite::counted)));
  }

  private static SystemConfig counted(Keelson store) {
    return store
        .systemConfig()
        .update(config -> config.withOnboardingStep(config.onboardingStep() + 1));
  }

  private void assertNoneIsLost(List<Result<SystemConfig>> results) {
    SystemConfig last = keelson.systemConfig().get();
    assertThat(Result.refusals(results)).hasOnlyElementsOfType(StaleVersionException.class);
    assertThat(last.version()).isEqualTo(Result.values(results).size());
    assertThat(last.onboardingStep()).isEqualTo(Result.values(results).size());
  }
}
