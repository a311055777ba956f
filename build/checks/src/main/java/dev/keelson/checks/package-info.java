// SPDX-License-Identifier: Apache-2.0
/**
 * Which line of the requirements is proven by which test. The page about it and the figures at the
 * end of a build come from what the tests of all modules wrote down.
 */
@NullMarked
package dev.keelson.checks;

import org.jspecify.annotations.NullMarked;
