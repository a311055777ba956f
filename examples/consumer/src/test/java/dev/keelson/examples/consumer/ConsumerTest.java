// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConsumerTest {
  @Test
  void finds_the_published_library() {
    assertThat(getClass().getResource("/META-INF/maven/dev.keelson/keelson-domain-api/pom.xml"))
        .isNotNull();
  }
}
