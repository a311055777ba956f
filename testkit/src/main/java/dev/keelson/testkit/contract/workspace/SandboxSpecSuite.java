// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.SecretFoundException;
import dev.keelson.query.EntityType;
import dev.keelson.repository.Repository;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.RepositorySuite;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.SandboxSpecs;
import dev.keelson.workspace.SandboxRunner;
import dev.keelson.workspace.SandboxSpec;
import dev.keelson.workspace.SandboxSpecId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves("R000-141")
public abstract class SandboxSpecSuite extends RepositorySuite<SandboxSpec, SandboxSpecId> {

  @Override
  protected EntityType<SandboxSpec, SandboxSpecId> type() {
    return SandboxSpec.TYPE;
  }

  @Override
  protected Repository<SandboxSpec, SandboxSpecId> repository(TestWorld world) {
    return world.keelson().sandboxSpecs();
  }

  @Override
  protected SandboxSpec minimal(TestWorld world) {
    return SandboxSpecs.shell();
  }

  @Override
  protected List<SandboxSpec> everyComponentSet(TestWorld world) {
    return List.of(SandboxSpecs.everyComponentSet());
  }

  @Override
  protected SandboxSpec edited(SandboxSpec spec) {
    return spec.withResourceLimits(spec.resourceLimits().with("edited", spec.version()));
  }

  @Override
  protected Map<String, BinaryOperator<SandboxSpec>> clashes() {
    return Map.of("name", (fresh, stored) -> fresh.withName(stored.name()));
  }

  @Test
  final void a_new_specification_has_the_documented_defaults() {
    SandboxSpec made = SandboxSpec.named("default", SandboxRunner.SHELL, Made.NOW);
    repository().insert(made);
    SandboxSpec stored = keelson.sandboxSpecs().findByName("default").orElseThrow();
    assertThat(stored.id()).isEqualTo(made.id());
    assertThat(stored.baseImage()).isEqualTo("ubuntu-22.04");
    assertThat(stored.bootstrapTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(stored.iterationTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(stored.idleTimeout()).isEqualTo(Duration.ofMinutes(30));
    assertThat(stored.hardTimeout()).isEqualTo(Duration.ofHours(4));
    assertThat(stored.env()).isEmpty();
    assertThat(stored.bootstrapSteps()).isEqualTo(Json.EMPTY_LIST);
    assertThat(keelson.sandboxSpecs().findByName("another")).isEmpty();
  }

  @Test
  @Proves("R000-03")
  final void the_environment_is_a_list_of_names_and_can_hold_nothing_else() {
    SandboxSpec spec = repository().insert(SandboxSpecs.everyComponentSet());
    assertThat(repository().get(spec.id()).env())
        .containsExactly("ANTHROPIC_API_KEY", "vault/registry");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> spec.withEnv(List.of("TOKEN=value")));
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> spec.withEnv(List.of(Secrets.SECRET)));
  }
}
