// SPDX-License-Identifier: Apache-2.0
/**
 * What comes in from code hosts and trackers, and what was made of it. A delivery is kept before
 * anything is done about it, so that nothing is lost and nothing is done twice.
 */
@NullMarked
package dev.keelson.inbound;

import org.jspecify.annotations.NullMarked;
