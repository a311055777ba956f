// SPDX-License-Identifier: Apache-2.0
/**
 * Events from code hosts and trackers, and the results of processing them. A delivery is stored
 * before it is processed, so that nothing is lost or processed twice.
 */
@NullMarked
package dev.keelson.inbound;

import org.jspecify.annotations.NullMarked;
