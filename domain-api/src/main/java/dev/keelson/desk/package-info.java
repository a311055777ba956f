// SPDX-License-Identifier: Apache-2.0
/**
 * What lies on the desk beside the work: templates, drafts and notes, and how far a move to another
 * instance has come. All projects share it, and nothing refers to it.
 */
@NullMarked
package dev.keelson.desk;

import org.jspecify.annotations.NullMarked;
