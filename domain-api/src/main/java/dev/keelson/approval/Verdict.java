// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.State;

/** A vote on an approval, of a person or of a policy that it names. */
public enum Verdict implements State {
  APPROVE,
  REJECT
}
