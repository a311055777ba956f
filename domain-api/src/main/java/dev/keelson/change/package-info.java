// SPDX-License-Identifier: Apache-2.0
/** How work gets into branches: pull requests, as last observed at their provider, and merges. */
@NullMarked
package dev.keelson.change;

import org.jspecify.annotations.NullMarked;
