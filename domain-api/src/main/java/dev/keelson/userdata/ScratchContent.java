// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a {@link Scratch} holds: one shape for each type (R002-116). */
public sealed interface ScratchContent {

  /** The most characters of a text. */
  int MAX_TEXT = 200_000;

  /** The description of a work item to be, as Markdown (R002-110). */
  record DraftTask(String markdown) implements ScratchContent {
    public DraftTask {
      Check.text(markdown, "scratch.content.markdown", MAX_TEXT);
    }
  }

  /** What to ask an agent next, and how the agent shall run (R002-111). */
  record DraftFollowUp(String prompt, @Nullable String executorProfile) implements ScratchContent {
    public DraftFollowUp {
      Check.text(prompt, "scratch.content.prompt", MAX_TEXT);
      Check.optionalLine(executorProfile, "scratch.content.executorProfile", 200);
    }
  }

  /** The configuration of a workspace to be (R002-112). */
  record DraftWorkspace(Json config) implements ScratchContent {
    public DraftWorkspace {
      Objects.requireNonNull(config, "config");
    }
  }

  /** What a preview shows, on a screen of that many pixels (R002-113). */
  record PreviewSettings(String url, int width, int height) implements ScratchContent {
    public PreviewSettings {
      Check.line(url, "scratch.content.url", 2000);
      Check.atLeast(1, width, "scratch.content.width");
      Check.atLeast(1, height, "scratch.content.height");
    }
  }

  /** Notes on a workspace, as Markdown (R002-114). */
  record WorkspaceNotes(String markdown) implements ScratchContent {
    public WorkspaceNotes {
      Check.text(markdown, "scratch.content.markdown", MAX_TEXT);
    }
  }

  /** How somebody has arranged the screen (R002-115). */
  record UiPreferences(Json state) implements ScratchContent {
    public UiPreferences {
      Objects.requireNonNull(state, "state");
    }
  }

  /** What a host keeps under a type of its own (canonical rule 20). */
  record Other(ScratchType type, Json value) implements ScratchContent {

    private static final Set<ScratchType> TAKEN =
        Set.of(
            ScratchType.DRAFT_TASK,
            ScratchType.DRAFT_FOLLOW_UP,
            ScratchType.DRAFT_WORKSPACE,
            ScratchType.PREVIEW_SETTINGS,
            ScratchType.WORKSPACE_NOTES,
            ScratchType.UI_PREFERENCES);

    public Other {
      Check.that(
          !TAKEN.contains(type),
          "scratch.content.type",
          "must be a type without a shape of its own",
          "use the record that is made for it");
      Objects.requireNonNull(value, "value");
    }
  }

  /** The type that has this shape. */
  default ScratchType type() {
    return switch (this) {
      case DraftTask any -> ScratchType.DRAFT_TASK;
      case DraftFollowUp any -> ScratchType.DRAFT_FOLLOW_UP;
      case DraftWorkspace any -> ScratchType.DRAFT_WORKSPACE;
      case PreviewSettings any -> ScratchType.PREVIEW_SETTINGS;
      case WorkspaceNotes any -> ScratchType.WORKSPACE_NOTES;
      case UiPreferences any -> ScratchType.UI_PREFERENCES;
      case Other(ScratchType type, Json value) -> type;
    };
  }

  /** This content as a JSON object of its {@code type} and its parts. */
  @JsonValue
  default Json toJson() {
    Json json = Json.EMPTY.with("type", type().value());
    return switch (this) {
      case DraftTask(String markdown) -> json.with("markdown", markdown);
      case DraftFollowUp(String prompt, String profile) ->
          profile == null
              ? json.with("prompt", prompt)
              : json.with("prompt", prompt).with("executorProfile", profile);
      case DraftWorkspace(Json config) -> json.with("config", config);
      case PreviewSettings(String url, int width, int height) ->
          json.with("url", url).with("width", width).with("height", height);
      case WorkspaceNotes(String markdown) -> json.with("markdown", markdown);
      case UiPreferences(Json state) -> json.with("state", state);
      case Other(ScratchType type, Json value) -> json.with("value", value);
    };
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws InvalidValueException if {@code json} does not have the shape of the type that it names
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ScratchContent fromJson(Json json) {
    ScratchType type = new ScratchType(json.requireText("type"));
    return switch (type.value()) {
      case "draft_task" -> new DraftTask(json.requireText("markdown"));
      case "draft_follow_up" ->
          new DraftFollowUp(
              json.requireText("prompt"),
              json.get("executorProfile").isPresent() ? json.requireText("executorProfile") : null);
      case "draft_workspace" -> new DraftWorkspace(part(json, "config"));
      case "preview_settings" ->
          new PreviewSettings(
              json.requireText("url"), pixels(json, "width"), pixels(json, "height"));
      case "workspace_notes" -> new WorkspaceNotes(json.requireText("markdown"));
      case "ui_preferences" -> new UiPreferences(part(json, "state"));
      default -> new Other(type, part(json, "value"));
    };
  }

  private static Json part(Json json, String field) {
    return json.get(field)
        .orElseThrow(() -> new InvalidValueException(field, "must be present", "set it"));
  }

  private static int pixels(Json json, String field) {
    return Optional.ofNullable(json.toTree().get(field))
        .filter(JsonNode::canConvertToInt)
        .orElseThrow(() -> new InvalidValueException(field, "must be a number of pixels", "set it"))
        .intValue();
  }
}
