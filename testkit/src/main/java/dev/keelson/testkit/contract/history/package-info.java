// SPDX-License-Identifier: Apache-2.0
/** The journal, transactions, and what retention removes. */
@NullMarked
package dev.keelson.testkit.contract.history;

import org.jspecify.annotations.NullMarked;
