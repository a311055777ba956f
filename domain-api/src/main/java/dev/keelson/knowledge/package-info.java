// SPDX-License-Identifier: Apache-2.0
/**
 * The knowledge sources of agents: files, the chunks that were extracted from them, and citations.
 * Rows define what exists; a vector index, which hosts provide, finds what is similar.
 */
@NullMarked
package dev.keelson.knowledge;

import org.jspecify.annotations.NullMarked;
