// SPDX-License-Identifier: Apache-2.0
/**
 * Artifacts: what runs produce, in versions numbered without gaps. Content is inline when small,
 * else a file or a link.
 */
@NullMarked
package dev.keelson.artifact;

import org.jspecify.annotations.NullMarked;
