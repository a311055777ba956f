// SPDX-License-Identifier: Apache-2.0
/**
 * An agent works on a real git repository, step by step, and what happened is told from stored
 * rows. {@link dev.keelson.examples.quickstart.FirstMinutes} is the shortest program there is;
 * {@code Quickstart} leads on to {@code Worker}, which claims, {@code Plan} and {@code Workplace},
 * which open a run, {@code Execution} and {@code Actions}, which do its steps, {@code CommandRun},
 * which runs the commands of a step, and {@code Ending}.
 */
@NullMarked
package dev.keelson.examples.quickstart;

import org.jspecify.annotations.NullMarked;
