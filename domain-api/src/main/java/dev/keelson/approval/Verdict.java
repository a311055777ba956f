// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.State;

/** What a person says about an approval. */
public enum Verdict implements State {
  APPROVE,
  REJECT
}
