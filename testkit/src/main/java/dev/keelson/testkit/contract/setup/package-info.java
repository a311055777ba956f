// SPDX-License-Identifier: Apache-2.0
/** Agents, workflows, credentials, and what a person keeps. */
@NullMarked
package dev.keelson.testkit.contract.setup;

import org.jspecify.annotations.NullMarked;
