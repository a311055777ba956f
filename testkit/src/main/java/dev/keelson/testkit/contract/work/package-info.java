// SPDX-License-Identifier: Apache-2.0
/** Work items, and the queue that assigns them. */
@NullMarked
package dev.keelson.testkit.contract.work;

import org.jspecify.annotations.NullMarked;
