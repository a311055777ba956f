// SPDX-License-Identifier: Apache-2.0
/**
 * What is set up once for a whole host: its configuration, whom it has credentials for, where it is
 * installed. Secrets are named here and kept elsewhere.
 */
@NullMarked
package dev.keelson.setup;

import org.jspecify.annotations.NullMarked;
