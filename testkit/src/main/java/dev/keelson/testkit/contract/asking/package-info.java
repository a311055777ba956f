// SPDX-License-Identifier: Apache-2.0
/** Queries and listings, for every type alike. */
@NullMarked
package dev.keelson.testkit.contract.asking;

import org.jspecify.annotations.NullMarked;
