// SPDX-License-Identifier: Apache-2.0
/** What holds for questions and listings, of every type alike. */
@NullMarked
package dev.keelson.testkit.contract.asking;

import org.jspecify.annotations.NullMarked;
