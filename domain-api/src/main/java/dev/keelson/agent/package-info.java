// SPDX-License-Identifier: Apache-2.0
/**
 * Agents, and the exact ledger of what their model calls used. Agents are shared by all projects.
 */
@NullMarked
package dev.keelson.agent;

import org.jspecify.annotations.NullMarked;
