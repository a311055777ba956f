// SPDX-License-Identifier: Apache-2.0
/**
 * Where work is done: workspaces, the sessions in them, the processes that sessions start, and what
 * these wrote. A workspace is one attempt's own; what is on disk or in a sandbox is the host's.
 */
@NullMarked
package dev.keelson.workspace;

import org.jspecify.annotations.NullMarked;
