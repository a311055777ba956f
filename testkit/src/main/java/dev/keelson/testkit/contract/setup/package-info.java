// SPDX-License-Identifier: Apache-2.0
/** Agents, workflows, credentials, and user data. */
@NullMarked
package dev.keelson.testkit.contract.setup;

import org.jspecify.annotations.NullMarked;
