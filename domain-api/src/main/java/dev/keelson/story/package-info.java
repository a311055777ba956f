// SPDX-License-Identifier: Apache-2.0
/** What happened in a run, told from stored rows alone, as text, JSON or a page. */
@NullMarked
package dev.keelson.story;

import org.jspecify.annotations.NullMarked;
