// SPDX-License-Identifier: Apache-2.0
/** Workspaces, the sessions and processes in them, and their end. */
@NullMarked
package dev.keelson.testkit.contract.workspace;

import org.jspecify.annotations.NullMarked;
