// SPDX-License-Identifier: Apache-2.0
package dev.keelson.run;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * Something outside of a run that the run is told of, once for each key: that its checks are green,
 * that a person has answered. Work may wait for it, see {@link dev.keelson.work.Awaited#signal}.
 *
 * @param runId the run that is told
 * @param signalKey what it is about, unique in the run
 * @param payload what there is to know of it
 */
@Value.Builder
public record Signal(
    ProjectId projectId, SignalId id, RunId runId, String signalKey, Json payload, AuditInfo audit)
    implements WithSignal, Entity<SignalId>, ProjectOwned {

  /** {@code run_id}. */
  public static final Reference<Signal, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, Signal::runId);

  /** {@code signal_key}. */
  public static final TextAttribute<Signal> SIGNAL_KEY =
      Attribute.text("signal_key", Signal::signalKey);

  private static final Attribute<Signal, Json> PAYLOAD =
      Attribute.of("payload", Json.class, Signal::payload);

  /** The type descriptor of signals. */
  public static final EntityType<Signal, SignalId> TYPE =
      EntityType.of("signal", Signal.class, SignalId.class, SignalId::new, Signal::withAudit)
          .unique(RUN_ID, SIGNAL_KEY)
          .ownedBy(RUN_ID)
          .listedBy(RUN_ID)
          .withContents(Content.json("payload", Signal::payload, Signal::withPayload))
          .fixed(RUN_ID, SIGNAL_KEY, PAYLOAD);

  public Signal {
    Check.present(projectId, "signal.projectId");
    Check.present(id, "signal.id");
    Check.present(runId, "signal.runId");
    Check.line(signalKey, "signal.signalKey", 200);
    Check.present(payload, "signal.payload");
    Check.present(audit, "signal.audit");
  }

  /** Returns a new signal to a run. */
  public static Signal to(Run run, String key, Json payload, Instant now) {
    Check.present(run, "run");
    return builder()
        .projectId(run.projectId())
        .id(SignalId.next())
        .runId(run.id())
        .signalKey(key)
        .payload(payload)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a builder that starts from the defaults of a new signal. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds signals. */
  public static final class Builder extends SignalBuilder {
    Builder() {
      payload(Json.EMPTY);
    }
  }
}
