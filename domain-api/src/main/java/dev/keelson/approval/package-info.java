// SPDX-License-Identifier: Apache-2.0
/** Approvals of exact actions: who asked, who decided, and that each was used once. */
@NullMarked
package dev.keelson.approval;

import org.jspecify.annotations.NullMarked;
