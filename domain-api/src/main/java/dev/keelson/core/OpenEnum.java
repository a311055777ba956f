// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A word of an open vocabulary: the documented words are constants of its type, and any other word
 * is kept as it is (canonical rule 20). At most 100 characters.
 */
public interface OpenEnum {

  /** The word as it is stored. */
  @JsonValue
  String value();
}
