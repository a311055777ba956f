// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.SecretRef;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.TextAttribute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/**
 * A template for sandboxes, in a catalogue that all projects share (R000-141).
 *
 * @param name its name, unique in the store
 * @param runner what runs in the sandbox
 * @param config the configuration of the runner
 * @param baseImage the image that the sandbox starts from
 * @param env the names of the sandbox's environment variables, at most {@value #MAX_VARIABLES};
 *     their values are never stored
 * @param bootstrapSteps the steps that set up a new sandbox, as a list in the order of execution
 * @param bootstrapTimeout the time limit of the setup, in millisecond precision; likewise the next
 *     three
 * @param iterationTimeout the time limit of one execution
 * @param idleTimeout the time without activity after which it is ended
 * @param hardTimeout the time after which it is ended in any case
 * @param resourceLimits its resource limits
 */
@Value.Builder
public record SandboxSpec(
    SandboxSpecId id,
    String name,
    SandboxRunner runner,
    Json config,
    String baseImage,
    List<String> env,
    Json bootstrapSteps,
    Duration bootstrapTimeout,
    Duration iterationTimeout,
    Duration idleTimeout,
    Duration hardTimeout,
    Json resourceLimits,
    AuditInfo audit)
    implements WithSandboxSpec, Entity<SandboxSpecId> {

  /** The maximum number of variables of a sandbox. */
  public static final int MAX_VARIABLES = 1000;

  /** {@code name}. */
  public static final TextAttribute<SandboxSpec> NAME = Attribute.text("name", SandboxSpec::name);

  /** The type descriptor of sandbox specifications. */
  public static final EntityType<SandboxSpec, SandboxSpecId> TYPE =
      EntityType.of(
              "sandbox_spec",
              SandboxSpec.class,
              SandboxSpecId.class,
              SandboxSpecId::new,
              SandboxSpec::withAudit)
          .unique(NAME)
          .listedBy();

  public SandboxSpec {
    Check.present(id, "sandboxSpec.id");
    Check.line(name, "sandboxSpec.name", 200);
    Check.present(runner, "sandboxSpec.runner");
    Check.present(config, "sandboxSpec.config");
    Check.line(baseImage, "sandboxSpec.baseImage", 500);
    env = Check.lines(env, "sandboxSpec.env", 200, MAX_VARIABLES);
    env.forEach(SecretRef::new); // checks each name
    Check.present(bootstrapSteps, "sandboxSpec.bootstrapSteps");
    Check.that(
        bootstrapSteps.toTree().isArray(),
        "sandboxSpec.bootstrapSteps",
        "must be a JSON list",
        "start from Json.EMPTY_LIST");
    bootstrapTimeout = Check.millis(1, bootstrapTimeout, "sandboxSpec.bootstrapTimeout");
    iterationTimeout = Check.millis(1, iterationTimeout, "sandboxSpec.iterationTimeout");
    idleTimeout = Check.millis(1, idleTimeout, "sandboxSpec.idleTimeout");
    hardTimeout = Check.millis(1, hardTimeout, "sandboxSpec.hardTimeout");
    Check.present(resourceLimits, "sandboxSpec.resourceLimits");
    Check.present(audit, "sandboxSpec.audit");
  }

  /** Returns a new specification with the default image and timeouts. */
  public static SandboxSpec named(String name, SandboxRunner runner, Instant now) {
    return builder()
        .id(SandboxSpecId.next())
        .name(name)
        .runner(runner)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a builder that starts from the defaults of a new specification. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds sandbox specifications. */
  public static final class Builder extends SandboxSpecBuilder {
    Builder() {
      config(Json.EMPTY)
          .baseImage("ubuntu-22.04")
          .bootstrapSteps(Json.EMPTY_LIST)
          .bootstrapTimeout(Duration.ofMinutes(5))
          .iterationTimeout(Duration.ofMinutes(5))
          .idleTimeout(Duration.ofMinutes(30))
          .hardTimeout(Duration.ofHours(4))
          .env(List.of())
          .resourceLimits(Json.EMPTY);
    }
  }
}
