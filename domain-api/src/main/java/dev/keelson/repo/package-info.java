// SPDX-License-Identifier: Apache-2.0
/**
 * Source repos, shared by all projects, and the links by which projects use them. A repo holds what
 * is the same for all projects; a link holds what is specific to one.
 */
@NullMarked
package dev.keelson.repo;

import org.jspecify.annotations.NullMarked;
