// SPDX-License-Identifier: Apache-2.0
/**
 * How work gets into branches: pull requests, as they were last seen at their provider, and merges.
 */
@NullMarked
package dev.keelson.change;

import org.jspecify.annotations.NullMarked;
