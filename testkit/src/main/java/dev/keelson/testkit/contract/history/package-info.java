// SPDX-License-Identifier: Apache-2.0
/** The journal, transactions, and what retention takes away. */
@NullMarked
package dev.keelson.testkit.contract.history;

import org.jspecify.annotations.NullMarked;
