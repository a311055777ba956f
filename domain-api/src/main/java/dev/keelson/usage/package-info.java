// SPDX-License-Identifier: Apache-2.0
/** The exact ledger of the token usage and cost of model calls. */
@NullMarked
package dev.keelson.usage;

import org.jspecify.annotations.NullMarked;
