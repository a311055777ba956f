// SPDX-License-Identifier: Apache-2.0
/**
 * Source repos, shared by all projects, and the links by which projects use them. A repo says what
 * holds wherever it is used; a link, what one project has made of it.
 */
@NullMarked
package dev.keelson.repo;

import org.jspecify.annotations.NullMarked;
