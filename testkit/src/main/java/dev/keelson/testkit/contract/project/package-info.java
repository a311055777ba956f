// SPDX-License-Identifier: Apache-2.0
/** Projects, what they own from the start, and their repos. */
@NullMarked
package dev.keelson.testkit.contract.project;

import org.jspecify.annotations.NullMarked;
