// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.project.Project;
import dev.keelson.testkit.fixtures.Projects;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a store: a fresh, empty one for each. Register it in a static field with {@code
 * RegisterExtension}; test methods and {@code BeforeEach} methods then take parameters of these
 * types:
 *
 * <ul>
 *   <li>{@link Keelson}: the store
 *   <li>{@link Project}: a project in it, created on first use
 *   <li>{@link ProjectScope}: the scope of that project
 *   <li>{@link StoreFixture}: the fixture of the store, for example to let leases expire
 * </ul>
 */
public final class KeelsonExtension implements ParameterResolver {

  private static final Map<Class<?>, Function<Given, Object>> GIVEN =
      Map.of(
          StoreFixture.class,
          Given::fixture,
          Keelson.class,
          given -> given.fixture.keelson(),
          Project.class,
          Given::project,
          ProjectScope.class,
          given -> given.fixture.keelson().project(given.project().id()));

  private final Namespace namespace = Namespace.create(this);
  private final Supplier<? extends StoreFixture> fixtures;

  private KeelsonExtension(Supplier<? extends StoreFixture> fixtures) {
    this.fixtures = Objects.requireNonNull(fixtures, "fixtures");
  }

  /**
   * Returns an extension that takes one fixture from {@code fixtures} for each test, and closes it
   * afterwards.
   */
  public static KeelsonExtension over(Supplier<? extends StoreFixture> fixtures) {
    return new KeelsonExtension(fixtures);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getTestMethod().isPresent()
        && GIVEN.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Given given =
        test.getStore(namespace)
            .computeIfAbsent(Given.class, key -> new Given(fixtures.get()), Given.class);
    return Objects.requireNonNull(GIVEN.get(parameter.getParameter().getType())).apply(given);
  }

  /** The fixture of one test; JUnit closes it. */
  private static final class Given implements AutoCloseable {

    private final StoreFixture fixture;
    private @Nullable Project project;

    private Given(StoreFixture fixture) {
      this.fixture = fixture;
    }

    StoreFixture fixture() {
      return fixture;
    }

    Project project() {
      if (project == null) {
        project = fixture.keelson().projects().insert(Projects.shop());
      }
      return project;
    }

    @Override
    public void close() {
      fixture.close();
    }
  }
}
