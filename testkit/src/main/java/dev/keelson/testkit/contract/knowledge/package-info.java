// SPDX-License-Identifier: Apache-2.0
/** Files of a project, citations, and conversations. */
@NullMarked
package dev.keelson.testkit.contract.knowledge;

import org.jspecify.annotations.NullMarked;
