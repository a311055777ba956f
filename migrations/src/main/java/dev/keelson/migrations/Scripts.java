// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Hands Flyway the scripts. Its own search of the class path finds no folder that is in a module.
 */
final class Scripts implements ResourceProvider {

  private static final List<Resource> ALL = Script.ALL.stream().map(Resource::new).toList();

  private Scripts() {}

  /**
   * Typed as what Flyway takes, so that the caller is verified, and prints the SQL, where there is
   * no Flyway.
   */
  static ResourceProvider forFlyway() {
    return new Scripts();
  }

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return ALL.stream().filter(it -> it.getFilename().equals(name)).findFirst().orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return ALL.stream()
        .filter(it -> it.getFilename().startsWith(prefix))
        .filter(it -> Arrays.stream(suffixes).anyMatch(it.getFilename()::endsWith))
        .<LoadableResource>map(it -> it)
        .toList();
  }

  private static final class Resource extends LoadableResource {

    private final Script script;

    Resource(Script script) {
      this.script = script;
    }

    @Override
    public Reader read() {
      return new StringReader(script.text());
    }

    @Override
    public String getAbsolutePath() {
      return Script.LOCATION + "/" + script.name();
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return script.name();
    }

    @Override
    public String getRelativePath() {
      return script.name();
    }
  }
}
