// SPDX-License-Identifier: Apache-2.0
/** Approvals. */
@NullMarked
package dev.keelson.testkit.contract.approval;

import org.jspecify.annotations.NullMarked;
