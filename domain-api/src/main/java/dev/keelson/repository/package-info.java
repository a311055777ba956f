// SPDX-License-Identifier: Apache-2.0
/**
 * Source repositories, shared by all projects, and the links by which projects use them. A
 * repository says what holds wherever it is used; a link, what one project has made of it.
 */
@NullMarked
package dev.keelson.repository;

import org.jspecify.annotations.NullMarked;
