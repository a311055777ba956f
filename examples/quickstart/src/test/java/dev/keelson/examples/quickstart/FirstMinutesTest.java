// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstMinutesTest {

  @Test
  void the_shortest_program_tells_a_complete_story() {
    assertThat(FirstMinutes.story())
        .startsWith("Mend the login test\n")
        .contains("user:ana", "agent The coder", "step mend")
        .contains("every state is what the journal of 7 entries adds up to");
  }
}
