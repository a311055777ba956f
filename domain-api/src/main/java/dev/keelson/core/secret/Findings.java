// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.List;

/**
 * What was found in a text.
 *
 * @param secrets in order and without overlaps
 * @param settled where the first word begins that could become a secret, another one, or none, if
 *     the text went on; the end of the text if there is none
 */
record Findings(List<FoundSecret> secrets, int settled) {}
