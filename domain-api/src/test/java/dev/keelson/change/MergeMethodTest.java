// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.change.MergeMethod.Direct;
import dev.keelson.change.MergeMethod.ViaPullRequest;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MergeMethodTest {

  @Test
  void is_read_as_it_was_written() {
    Instant at = Instant.parse("2026-03-01T10:15:30.000001Z");
    for (MergeMethod method :
        List.of(
            new Direct("4f1c0a9"),
            ViaPullRequest.builder()
                .number(12)
                .url("https://example.com/12")
                .status(PullRequestStatus.OPEN)
                .build(),
            ViaPullRequest.builder()
                .number(12)
                .url("https://example.com/12")
                .status(PullRequestStatus.MERGED)
                .mergedAt(at)
                .commit("4f1c0a9")
                .build())) {
      assertThat(MergeMethod.fromJson(method.toJson())).isEqualTo(method);
    }
  }

  @Test
  void what_is_neither_is_refused_in_the_words_of_the_domain() {
    for (String json :
        List.of(
            "{}",
            "[]",
            "{'direct': 'main'}",
            "{'pullRequest': {'url': 'u', 'status': 'open'}}",
            "{'pullRequest': {'number': 0, 'url': 'u', 'status': 'open'}}",
            "{'pullRequest': {'number': 1.5, 'url': 'u', 'status': 'open'}}",
            "{'pullRequest': {'number': 1e30, 'url': 'u', 'status': 'open'}}",
            "{'pullRequest': {'number': '12', 'url': 'u', 'status': 'open'}}",
            "{'pullRequest': {'number': 12, 'url': 'u', 'status': 'gone'}}",
            "{'pullRequest': {'number': 12, 'url': 'u', 'status': 'merged', 'mergedAt':"
                + " 'today'}}")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(json)
          .isThrownBy(() -> MergeMethod.fromJson(Json.parse(json.replace('\'', '"'))));
    }
  }
}
