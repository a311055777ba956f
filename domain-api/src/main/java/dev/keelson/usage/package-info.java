// SPDX-License-Identifier: Apache-2.0
/** The exact ledger of what model calls of agents used. */
@NullMarked
package dev.keelson.usage;

import org.jspecify.annotations.NullMarked;
