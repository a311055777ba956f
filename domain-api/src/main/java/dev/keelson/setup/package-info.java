// SPDX-License-Identifier: Apache-2.0
/**
 * What is set up once per host: its configuration, credential metadata and app installations.
 * Secrets are only named here and kept elsewhere.
 */
@NullMarked
package dev.keelson.setup;

import org.jspecify.annotations.NullMarked;
