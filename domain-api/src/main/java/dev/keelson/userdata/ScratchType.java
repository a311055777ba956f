// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/**
 * What a {@link Scratch} is for. An open vocabulary; the constants go with a shape of the content
 * of their own (R002-116).
 */
public record ScratchType(String value) implements OpenEnum {

  /** The description of a work item to be (R002-110). */
  public static final ScratchType DRAFT_TASK = new ScratchType("draft_task");

  /** What to ask an agent next (R002-111). */
  public static final ScratchType DRAFT_FOLLOW_UP = new ScratchType("draft_follow_up");

  /** A workspace to be (R002-112). */
  public static final ScratchType DRAFT_WORKSPACE = new ScratchType("draft_workspace");

  /** What a preview shows (R002-113). */
  public static final ScratchType PREVIEW_SETTINGS = new ScratchType("preview_settings");

  /** Notes on a workspace (R002-114). */
  public static final ScratchType WORKSPACE_NOTES = new ScratchType("workspace_notes");

  /** How somebody has arranged the screen (R002-115). */
  public static final ScratchType UI_PREFERENCES = new ScratchType("ui_preferences");

  public ScratchType {
    Check.line(value, "scratchType", 100);
  }

  @Override
  public String toString() {
    return value;
  }
}
