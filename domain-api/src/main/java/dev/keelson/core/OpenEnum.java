// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A word of an open vocabulary: the documented words are constants of its type, and any other word
 * of at most 100 characters is accepted and kept unchanged. A documented word in another spelling,
 * such as {@code Require-Approval}, is refused, since it would silently mean nothing.
 */
public interface OpenEnum {

  /** Returns the word as it is stored. */
  @JsonValue
  String value();
}
