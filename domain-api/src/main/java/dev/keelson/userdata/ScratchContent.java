// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The content of a {@link Scratch}: one shape for each type (R002-116). */
public sealed interface ScratchContent {

  /** The maximum length of a text, in characters. */
  int MAX_TEXT = 200_000;

  /** The draft description of a work item, as Markdown (R002-110). */
  record DraftTask(String markdown) implements ScratchContent {
    public DraftTask {
      Check.text(markdown, "scratch.content.markdown", MAX_TEXT);
    }
  }

  /** The draft of a follow-up prompt, and the executor profile to run it with (R002-111). */
  record DraftFollowUp(String prompt, @Nullable String executorProfile) implements ScratchContent {
    public DraftFollowUp {
      Check.text(prompt, "scratch.content.prompt", MAX_TEXT);
      Check.optionalLine(executorProfile, "scratch.content.executorProfile", 200);
    }
  }

  /** The draft configuration of a workspace (R002-112). */
  record DraftWorkspace(Json config) implements ScratchContent {
    public DraftWorkspace {
      Check.present(config, "draftWorkspace.config");
    }
  }

  /** The settings of a preview: its URL, and the size of its screen in pixels (R002-113). */
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

  /** A user's layout of the UI (R002-115). */
  record UiPreferences(Json state) implements ScratchContent {
    public UiPreferences {
      Check.present(state, "uiPreferences.state");
    }
  }

  /** The content of a type that the host defines. */
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
      Check.present(type, "other.type");
      Check.that(
          !TAKEN.contains(type),
          "scratch.content.type",
          "must be a type without a shape of its own",
          "use the record that is made for it");
      Check.present(value, "other.value");
    }
  }

  /** Returns the type that has this shape. */
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

  /** Returns this content as a JSON object of its {@code type} and its parts. */
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
    Check.present(json, "json");
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
