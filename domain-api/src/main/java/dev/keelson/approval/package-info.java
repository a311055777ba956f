// SPDX-License-Identifier: Apache-2.0
/**
 * Single-use approvals of exact actions: who requested them, who decided, and when they were used.
 */
@NullMarked
package dev.keelson.approval;

import org.jspecify.annotations.NullMarked;
