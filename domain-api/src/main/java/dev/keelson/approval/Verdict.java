// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.State;

/** A person's vote on an approval. */
public enum Verdict implements State {
  APPROVE,
  REJECT
}
