// SPDX-License-Identifier: Apache-2.0
/** Agents, which all projects share, and the support agents of projects. */
@NullMarked
package dev.keelson.agent;

import org.jspecify.annotations.NullMarked;
