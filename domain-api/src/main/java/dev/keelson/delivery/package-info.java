// SPDX-License-Identifier: Apache-2.0
/**
 * What is running out there because of a run: deployments, and the infrastructure that they need.
 * Both are observed at their providers, whose word counts.
 */
@NullMarked
package dev.keelson.delivery;

import org.jspecify.annotations.NullMarked;
