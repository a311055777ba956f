// SPDX-License-Identifier: Apache-2.0
/**
 * Deployments that runs made, and the infrastructure that they need. Both are observed at their
 * providers, which are authoritative.
 */
@NullMarked
package dev.keelson.delivery;

import org.jspecify.annotations.NullMarked;
