// SPDX-License-Identifier: Apache-2.0
/**
 * Projects, which are the tenants, and their configuration: policies, integrations, secrets and
 * skills.
 */
@NullMarked
package dev.keelson.project;

import org.jspecify.annotations.NullMarked;
