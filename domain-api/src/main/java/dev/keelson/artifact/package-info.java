// SPDX-License-Identifier: Apache-2.0
/**
 * What runs produce, in versions without gaps. Content is inline when small, else a file or a link.
 */
@NullMarked
package dev.keelson.artifact;

import org.jspecify.annotations.NullMarked;
