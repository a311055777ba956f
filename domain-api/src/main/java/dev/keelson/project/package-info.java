// SPDX-License-Identifier: Apache-2.0
/**
 * Projects: the tenants, and how each is set up. Everything that a host keeps apart, it keeps apart
 * by project.
 */
@NullMarked
package dev.keelson.project;

import org.jspecify.annotations.NullMarked;
