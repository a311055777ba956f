// SPDX-License-Identifier: Apache-2.0
/** Pull requests, merges, deployments, and inbound events. */
@NullMarked
package dev.keelson.testkit.contract.change;

import org.jspecify.annotations.NullMarked;
