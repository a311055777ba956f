// SPDX-License-Identifier: Apache-2.0
/**
 * A real PostgreSQL for tests, wherever they run. It is found or started once per JVM; each test
 * class has its own database.
 */
@NullMarked
package dev.keelson.testkit.postgres;

import org.jspecify.annotations.NullMarked;
