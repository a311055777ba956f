// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.Timestamps;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How work was merged: one of exactly two ways (R002-83). */
public sealed interface MergeMethod {

  /** Into the branch itself, by a commit (R002-84). */
  record Direct(String commit) implements MergeMethod {
    public Direct {
      Check.line(commit, "merge.method.commit", 64);
    }
  }

  /**
   * Through a pull request.
   *
   * @param number the provider's number of it (R002-85)
   * @param url its web page (R002-86)
   * @param status its status when last observed (R002-87)
   * @param mergedAt when it was merged, if it was (R002-88)
   * @param commit the commit by which it was merged, if it was (R002-89)
   */
  @Value.Builder
  record ViaPullRequest(
      long number,
      String url,
      PullRequestStatus status,
      @Nullable Instant mergedAt,
      @Nullable String commit)
      implements MergeMethod {
    public ViaPullRequest {
      Check.atLeast(1, number, "merge.method.number");
      Check.line(url, "merge.method.url", 2000);
      Check.present(status, "viaPullRequest.status");
      mergedAt = Timestamps.ofNullable(mergedAt);
      Check.optionalLine(commit, "merge.method.commit", 64);
      Check.that(
          status == PullRequestStatus.MERGED || (mergedAt == null && commit == null),
          "merge.method.mergedAt",
          "is present only when the pull request was merged, and so is the commit",
          "leave both out until then");
    }

    /** Returns the method of a merge through a stored pull request. */
    public static ViaPullRequest of(PullRequest pull) {
      Check.present(pull, "pull");
      return ViaPullRequest.builder()
          .number(pull.number())
          .url(pull.url())
          .status(pull.status())
          .mergedAt(pull.mergedAt())
          .commit(pull.mergeCommit())
          .build();
    }

    /** Returns an empty builder. */
    public static Builder builder() {
      return new Builder();
    }

    /** Builds ways through a pull request. */
    public static final class Builder extends ViaPullRequestBuilder {
      Builder() {}
    }
  }

  /** Returns this method as a JSON object of one field, {@code direct} or {@code pullRequest}. */
  @JsonValue
  default Json toJson() {
    return switch (this) {
      case Direct(String commit) -> Json.EMPTY.with("direct", Json.EMPTY.with("commit", commit));
      case ViaPullRequest pull -> {
        Json json =
            Json.EMPTY
                .with("number", pull.number)
                .with("url", pull.url)
                .with("status", pull.status.wireName());
        json = pull.mergedAt == null ? json : json.with("mergedAt", pull.mergedAt.toString());
        json = pull.commit == null ? json : json.with("commit", pull.commit);
        yield Json.EMPTY.with("pullRequest", json);
      }
    };
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code json} is neither
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static MergeMethod fromJson(Json json) {
    Check.present(json, "json");
    Optional<Json> direct = json.get("direct");
    if (direct.isPresent()) {
      return new Direct(direct.get().requireText("commit"));
    }
    Json pull = json.get("pullRequest").orElse(Json.EMPTY);
    return ViaPullRequest.builder()
        .number(number(pull))
        .url(pull.requireText("url"))
        .status(PullRequestStatus.LIFECYCLE.parse(pull.requireText("status")))
        .mergedAt(pull.get("mergedAt").isPresent() ? time(pull.requireText("mergedAt")) : null)
        .commit(pull.get("commit").isPresent() ? pull.requireText("commit") : null)
        .build();
  }

  private static long number(Json pull) {
    return pull.get("number")
        .map(Json::toTree)
        .filter(number -> number.isIntegralNumber() && number.canConvertToLong())
        .orElseThrow(() ->
            new InvalidValueException("merge.method.number", "must be a whole number", "set it"))
        .longValue();
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidValueException(
          "merge.method.mergedAt", "must be a time", "for example 2026-03-01T10:15:30Z");
    }
  }
}
