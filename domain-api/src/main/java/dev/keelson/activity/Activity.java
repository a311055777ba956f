// SPDX-License-Identifier: Apache-2.0
package dev.keelson.activity;

import dev.keelson.core.Actor;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a project, as its host tells it: that an orchestrator was triggered,
 * or a model asked. Written once and never changed; its audit info says who appended it.
 * Transitions need none, since the journal has them.
 *
 * <p>The project's journal has an entry of the kind {@code activity} for each, with the state
 * {@value #APPENDED}. So who polls a journal, or several as one feed, misses no activity, and
 * {@link dev.keelson.repository.Reader#byIds} reads those of a page at once.
 *
 * @param key what it is appended under once per project, for example the id of the delivery that
 *     triggered it; the sender repeats it when it sends again
 * @param kind what happened, in the host's words, for example {@code orchestrator.triggered}
 * @param workItemId the work item that it is about, or null
 * @param runId the run that it is about, or null; this row is retained when the run is deleted
 * @param parameters the details; secrets in them are masked when it is stored
 */
@Value.Builder
public record Activity(
    ProjectId projectId,
    ActivityId id,
    String key,
    String kind,
    @Nullable WorkItemId workItemId,
    @Nullable RunId runId,
    Json parameters,
    AuditInfo audit)
    implements WithActivity, Entity<ActivityId>, ProjectOwned {

  /** The state to which the entry of the journal leads, which no lifecycle has. */
  public static final String APPENDED = "appended";

  /** {@code key}. */
  public static final TextAttribute<Activity> KEY = Attribute.text("key", Activity::key);

  /** {@code kind}. */
  public static final TextAttribute<Activity> KIND = Attribute.text("kind", Activity::kind);

  /** {@code work_item_id}. */
  public static final Reference<Activity, WorkItemId> WORK_ITEM_ID =
      Reference.to("work_item_id", WorkItemId.class, Activity::workItemId);

  /** {@code run_id}. */
  public static final Reference<Activity, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, Activity::runId);

  /** The type descriptor of activities. */
  public static final EntityType<Activity, ActivityId> TYPE =
      EntityType.of(
              "activity", Activity.class, ActivityId.class, ActivityId::new, Activity::withAudit)
          .unique(KEY)
          .refersTo(WORK_ITEM_ID)
          .listedBy()
          .listedBy(WORK_ITEM_ID)
          .listedBy(RUN_ID)
          .askedBy(KIND)
          .withContents(Content.json("parameters", Activity::parameters, Activity::withParameters))
          .fixed(KEY, KIND, WORK_ITEM_ID, RUN_ID);

  public Activity {
    Check.present(projectId, "activity.projectId");
    Check.present(id, "activity.id");
    Check.line(key, "activity.key", 300);
    Check.line(kind, "activity.kind", 100);
    Check.present(parameters, "activity.parameters");
    Check.present(audit, "activity.audit");
  }

  /** Returns a new activity of a project, to be appended under its own id unless given a key. */
  public static Activity of(ProjectId project, String kind, Instant now) {
    ActivityId id = ActivityId.next();
    return builder()
        .projectId(project)
        .id(id)
        .key(id.toString())
        .kind(kind)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns who appended it. */
  public Actor actor() {
    return audit.updatedBy();
  }

  /** Returns a builder that starts from the defaults of a new activity. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds activities. */
  public static final class Builder extends ActivityBuilder {
    Builder() {
      parameters(Json.EMPTY);
    }
  }
}
