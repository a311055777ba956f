// SPDX-License-Identifier: Apache-2.0
/**
 * User data that is not part of the workflow: tags, drafts and notes, and the progress of a
 * migration to another instance. All projects share it, and nothing refers to it.
 */
@NullMarked
package dev.keelson.userdata;

import org.jspecify.annotations.NullMarked;
