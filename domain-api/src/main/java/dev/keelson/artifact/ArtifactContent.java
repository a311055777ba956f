// SPDX-License-Identifier: Apache-2.0
package dev.keelson.artifact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.core.Check;
import dev.keelson.core.Json;

/**
 * The location of an artifact's content: in the row when small, else in a file or behind a link
 * (R000-108, R000-109).
 */
public sealed interface ArtifactContent {

  /** The maximum length of inline content, in characters. */
  int MAX_INLINE = 64 * 1024;

  /** Text in the row itself. */
  record Inline(String text) implements ArtifactContent {
    public Inline {
      text = Check.content(text, "artifact.content.text", MAX_INLINE);
    }
  }

  /** A path or a blob key that the host can open. */
  record File(String path) implements ArtifactContent {
    public File {
      Check.line(path, "artifact.content.path", 2000);
    }
  }

  /** A URL. */
  record Link(String url) implements ArtifactContent {
    public Link {
      Check.line(url, "artifact.content.url", 2000);
    }
  }

  /**
   * Returns this content as a JSON object of one field, {@code text}, {@code path} or {@code url}.
   */
  @JsonValue
  default Json toJson() {
    return switch (this) {
      case Inline(String text) -> Json.EMPTY.with("text", text);
      case File(String path) -> Json.EMPTY.with("path", path);
      case Link(String url) -> Json.EMPTY.with("url", url);
    };
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code json} is none of the three
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ArtifactContent fromJson(Json json) {
    Check.present(json, "json");
    if (json.get("text").isPresent()) {
      return new Inline(json.requireText("text"));
    }
    return json.get("path").isPresent()
        ? new File(json.requireText("path"))
        : new Link(json.requireText("url"));
  }
}
