// SPDX-License-Identifier: Apache-2.0
/** The history of a run, derived from stored rows alone, as text, JSON or an HTML page. */
@NullMarked
package dev.keelson.story;

import org.jspecify.annotations.NullMarked;
