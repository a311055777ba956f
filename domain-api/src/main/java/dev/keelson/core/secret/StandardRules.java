// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.List;
import java.util.stream.Stream;

/** The rules that come with Keelson, the most specific ones first. */
final class StandardRules {

  private StandardRules() {}

  static List<SecretRule> all() {
    return Stream.of(
            CodeRules.ALL,
            KeyRules.ALL,
            ModelRules.ALL,
            CloudRules.ALL,
            ServiceRules.ALL,
            ToolRules.ALL,
            AddressRules.ALL,
            LabelRules.ALL,
            CommandRules.ALL)
        .flatMap(List::stream)
        .toList();
  }
}
