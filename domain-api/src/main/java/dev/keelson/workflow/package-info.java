// SPDX-License-Identifier: Apache-2.0
/**
 * Definitions of workflows: which steps there are and which comes after which. Runs say which
 * revision of a definition they follow; what happened in them is theirs.
 */
@NullMarked
package dev.keelson.workflow;

import org.jspecify.annotations.NullMarked;
