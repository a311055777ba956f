// SPDX-License-Identifier: Apache-2.0
/**
 * What lies beside the work: templates, drafts and notes, and how far a move to another instance
 * has come. All projects share it, and nothing refers to it.
 */
@NullMarked
package dev.keelson.userdata;

import org.jspecify.annotations.NullMarked;
