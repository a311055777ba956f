// SPDX-License-Identifier: Apache-2.0
/**
 * An agent works on a real git repository, step by step, and what happened is told from stored
 * rows. {@link dev.keelson.examples.quickstart.Quickstart} is where to start reading, {@link
 * dev.keelson.examples.quickstart.FirstMinutes} the shortest program there is.
 */
@NullMarked
package dev.keelson.examples.quickstart;

import org.jspecify.annotations.NullMarked;
