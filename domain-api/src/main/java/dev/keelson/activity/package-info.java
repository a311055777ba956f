// SPDX-License-Identifier: Apache-2.0
/**
 * What hosts tell of their own work, in their own words. What Keelson itself knows of, the journal
 * tells.
 */
@NullMarked
package dev.keelson.activity;

import org.jspecify.annotations.NullMarked;
