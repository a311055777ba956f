// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.CachedToken;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.SecretRef;
import dev.keelson.query.EntityType;
import dev.keelson.setup.Credential;
import dev.keelson.setup.CredentialId;
import dev.keelson.setup.CredentialProvider;
import dev.keelson.setup.CredentialRepository;
import dev.keelson.setup.CredentialStatus;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Components;
import dev.keelson.testkit.contract.Components.Component;
import dev.keelson.testkit.contract.LifecycleSuite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Credentials;
import dev.keelson.testkit.fixtures.Made;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R000-21", "R000-22", "R000-23", "R000-24", "R000-25", "R000-26", "R000-27", "R000-28", "R000-04"
})
public abstract class CredentialSuite extends LifecycleSuite<Credential, CredentialId> {

  @Override
  protected EntityType<Credential, CredentialId> type() {
    return Credential.TYPE;
  }

  @Override
  protected CredentialRepository repository(TestWorld world) {
    return world.keelson().credentials();
  }

  @Override
  protected Credential minimal(TestWorld world) {
    return Credentials.minimal();
  }

  @Override
  protected List<Credential> everyComponentSet(TestWorld world) {
    return List.of(Credentials.everyComponentSet());
  }

  @Override
  protected Credential edited(Credential credential) {
    return credential.withMetadata(credential.metadata().with("edited", credential.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Credential>> clashes() {
    return Map.of("provider", (fresh, stored) -> fresh.withProvider(stored.provider()));
  }

  @Override
  protected Credential inState(Credential credential, String state) {
    return Credential.builder()
        .from(credential)
        .status(CredentialStatus.LIFECYCLE.parse(state))
        .verifiedAt(Made.NOW)
        .build();
  }

  @Test
  @Proves({"R000-25", "R000-26", "R000-27"})
  final void a_new_credential_is_not_verified() {
    Credential stored = repository().get(inserted().id());
    assertThat(stored.status()).isEqualTo(CredentialStatus.NOT_SET);
    assertThat(stored.verifiedAt()).isNull();
    assertThat(stored.metadata()).isEqualTo(Json.EMPTY);
  }

  @Test
  @Proves({"R000-26", "R000-27"})
  final void remembers_the_last_test_that_it_passed() {
    Credential verified = repository().update(inserted().verified(Made.NOW));
    assertThat(verified.status()).isEqualTo(CredentialStatus.ACTIVE);
    Credential again = repository().update(verified.verified(Made.NOW.plusSeconds(60)));
    Credential refused = repository().update(again.invalidated());
    assertThat(refused.verifiedAt()).isEqualTo(Made.NOW.plusSeconds(60));
    Credential back = repository().update(refused.verified(Made.NOW.plusSeconds(90)));
    Credential gone = repository().update(repository().update(back.expired()).cleared());
    assertThat(gone.status()).isEqualTo(CredentialStatus.NOT_SET);
    assertThat(repository().get(gone.id())).isEqualTo(gone);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> verified.withVerifiedAt(null))
        .satisfies(e -> assertThat(e.field()).isEqualTo("credential.verifiedAt"));
  }

  @Test
  @Proves({"R000-22", "R000-29"})
  final void each_provider_has_one_foreseen_or_not() {
    for (CredentialProvider provider :
        List.of(
            CredentialProvider.ANTHROPIC,
            CredentialProvider.OPENAI,
            CredentialProvider.GOOGLE,
            CredentialProvider.GITHUB_APP,
            CredentialProvider.GITHUB_PAT,
            CredentialProvider.SPRITES,
            new CredentialProvider("oracle of delphi"))) {
      assertThat(keelson.credentials().findByProvider(provider)).isEmpty();
      Credential first =
          repository().insert(Credential.of(provider, new SecretRef("API_KEY"), Made.NOW));
      assertThat(keelson.credentials().findByProvider(provider)).contains(first);
    }
    assertThat(all(keelson.credentials()::findAll)).hasSize(7);
  }

  @Test
  @Proves({"R000-03", "R000-11", "R000-20", "R000-30", "R000-42"})
  final void no_type_has_a_place_for_a_secret_but_the_cached_token() {
    List<Component> named =
        EntityTypes.ALL.stream()
            .flatMap(type -> Components.of(type.type()).stream())
            .filter(part -> part.name().matches("(?i).*(secret|token|password|private|key)$"))
            .filter(part -> part.type() != SecretRef.class)
            .filter(part -> part.type() != long.class) // a lease's token is a number
            .filter(part ->
                !part.name()
                    .matches(
                        "key|.*(external|logical|step|effect|signal|idempotency|exclusive|storage)Key"))
            .toList();
    assertThat(named)
        .map(part -> part.toString())
        .containsExactly("GitHubAppInstallation.cachedToken");
    assertThat(
            EntityTypes.ALL.stream()
                .flatMap(type -> Components.of(type.type()).stream())
                .filter(part -> part.type() == CachedToken.class))
        .hasSize(1);
  }
}
