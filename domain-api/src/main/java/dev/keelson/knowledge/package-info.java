// SPDX-License-Identifier: Apache-2.0
/**
 * What agents look things up in: files, the chunks that were extracted from them, and what was
 * cited. Rows say what there is; a vector index, which hosts bring, says what is similar.
 */
@NullMarked
package dev.keelson.knowledge;

import org.jspecify.annotations.NullMarked;
