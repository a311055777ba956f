// SPDX-License-Identifier: Apache-2.0
/**
 * Workflow definitions: their steps and the order of these. Runs record which revision of a
 * definition they follow.
 */
@NullMarked
package dev.keelson.workflow;

import org.jspecify.annotations.NullMarked;
