// SPDX-License-Identifier: Apache-2.0
/** Projects: the tenants. Everything that a host keeps apart, it keeps apart by project. */
@NullMarked
package dev.keelson.project;

import org.jspecify.annotations.NullMarked;
