// SPDX-License-Identifier: Apache-2.0
/**
 * Where work is done: workspaces, their sessions, the processes of sessions, and their output. A
 * workspace belongs to one attempt; files on disk and sandboxes are managed by the host.
 */
@NullMarked
package dev.keelson.workspace;

import org.jspecify.annotations.NullMarked;
