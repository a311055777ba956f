// SPDX-License-Identifier: Apache-2.0
/** What happened, as data: the journal of every move, which is also the outbox. */
@NullMarked
package dev.keelson.journal;

import org.jspecify.annotations.NullMarked;
