// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/**
 * The purpose of a {@link Scratch}. An open vocabulary; each constant has its own shape of content
 * (R002-116).
 */
public record ScratchType(String value) implements OpenEnum {

  /** The draft description of a work item (R002-110). */
  public static final ScratchType DRAFT_TASK = new ScratchType("draft_task");

  /** The draft of a follow-up prompt (R002-111). */
  public static final ScratchType DRAFT_FOLLOW_UP = new ScratchType("draft_follow_up");

  /** The draft of a workspace (R002-112). */
  public static final ScratchType DRAFT_WORKSPACE = new ScratchType("draft_workspace");

  /** The settings of a preview (R002-113). */
  public static final ScratchType PREVIEW_SETTINGS = new ScratchType("preview_settings");

  /** Notes on a workspace (R002-114). */
  public static final ScratchType WORKSPACE_NOTES = new ScratchType("workspace_notes");

  /** A user's layout of the UI (R002-115). */
  public static final ScratchType UI_PREFERENCES = new ScratchType("ui_preferences");

  public ScratchType {
    Check.word(value, "scratchType", ScratchType.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
