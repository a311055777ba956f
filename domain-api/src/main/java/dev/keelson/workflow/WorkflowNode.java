// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.core.Check;
import dev.keelson.core.Json;
import dev.keelson.core.RetryPolicy;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A step of a {@link WorkflowGraph}.
 *
 * @param key its machine-readable name, unique in the graph; the step key of runs
 * @param name its display name
 * @param after the keys of the steps that it waits for
 * @param capability the capability that the executing agent needs
 * @param retry how often it is attempted
 * @param timeout the time limit of one attempt, in millisecond precision, null for no limit
 * @param approvalScope the approval that it needs before it begins, null if none
 * @param settings settings for the host, {@code {}} if none
 */
@Value.Builder
public record WorkflowNode(
    String key,
    String name,
    List<String> after,
    @Nullable String capability,
    RetryPolicy retry,
    @Nullable Duration timeout,
    @Nullable ApprovalScope approvalScope,
    Json settings)
    implements WithWorkflowNode {

  public WorkflowNode {
    Check.line(key, "workflowNode.key", 200);
    Check.line(name, "workflowNode.name", 200);
    after = Check.lines(after, "workflowNode.after", 200, WorkflowGraph.MAX_NODES);
    Check.optionalLine(capability, "workflowNode.capability", 100);
    Check.present(retry, "workflowNode.retry");
    timeout = timeout == null ? null : Check.millis(1, timeout, "workflowNode.timeout");
    Check.present(settings, "workflowNode.settings");
  }

  /** Returns a step that waits for the steps with these keys and is attempted once. */
  public static WorkflowNode of(String key, String... after) {
    return builder().key(key).name(key).after(Check.each(after, "workflowNode.after")).build();
  }

  /** Returns a builder of a step that waits for no other and is attempted once. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds steps. */
  public static final class Builder extends WorkflowNodeBuilder {
    Builder() {
      after(List.of()).retry(RetryPolicy.NONE).settings(Json.EMPTY);
    }
  }

  @JsonValue
  Json toJson() {
    Json json = Json.EMPTY.with("key", key).with("name", name).with("after", after);
    if (capability != null) {
      json = json.with("capability", capability);
    }
    if (!retry.equals(RetryPolicy.NONE)) {
      json = json.with("retry", GraphJson.of(retry));
    }
    if (timeout != null) {
      json = json.with("timeout_ms", timeout.toMillis());
    }
    if (approvalScope != null) {
      json = json.with("approval_scope", approvalScope.value());
    }
    return settings.equals(Json.EMPTY) ? json : json.with("settings", settings);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static WorkflowNode fromJson(Json json) {
    String key = json.requireText("key");
    return builder()
        .key(key)
        .name(GraphJson.text(json, "name").orElse(key))
        .after(GraphJson.texts(json, "after"))
        .capability(GraphJson.text(json, "capability").orElse(null))
        .retry(json.get("retry").map(GraphJson::retry).orElse(RetryPolicy.NONE))
        .timeout(GraphJson.whole(json, "timeout_ms").map(Duration::ofMillis).orElse(null))
        .approvalScope(GraphJson.text(json, "approval_scope").map(ApprovalScope::new).orElse(null))
        .settings(json.get("settings").orElse(Json.EMPTY))
        .build();
  }
}
