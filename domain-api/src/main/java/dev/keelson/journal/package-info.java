// SPDX-License-Identifier: Apache-2.0
/** The journal of all lifecycle transitions, which is also the outbox. */
@NullMarked
package dev.keelson.journal;

import org.jspecify.annotations.NullMarked;
