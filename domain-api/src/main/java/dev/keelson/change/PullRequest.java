// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.Timestamps;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.query.Unique;
import dev.keelson.repo.RepoId;
import dev.keelson.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A pull request, as last observed at its provider.
 *
 * @param repoId the repo that it is for
 * @param runId the run that opened it (R000-116)
 * @param workItemId the work item that it belongs to
 * @param workspaceId the workspace that its branch comes from
 * @param number the provider's number of it, unique per repo in the project (R000-117, R000-127)
 * @param url its web page (R000-118)
 * @param branchName its source branch (R000-119)
 * @param targetBranch the branch that it is to be merged into
 * @param title its one-line title (R000-120)
 * @param body its full description (R000-121)
 * @param headSha the newest commit of its source branch, if known
 * @param checkSuiteId the provider's id of the newest checks of that commit, if known
 * @param part which of several open pull requests of its run this is, a word of the host's own;
 *     empty for the only one (R000-98)
 * @param openedAt when it was opened at the provider (R000-123)
 * @param mergedAt when it was merged; present exactly when it was (R000-124)
 * @param mergeCommit the commit by which it was merged, if known
 * @param observedAt when the provider's state was observed; null if unknown
 */
@Value.Builder
public record PullRequest(
    ProjectId projectId,
    PullRequestId id,
    RepoId repoId,
    @Nullable RunId runId,
    @Nullable WorkItemId workItemId,
    @Nullable WorkspaceId workspaceId,
    long number,
    String url,
    String branchName,
    @Nullable String targetBranch,
    String title,
    String body,
    @Nullable String headSha,
    @Nullable String checkSuiteId,
    String part,
    PullRequestStatus status,
    Instant openedAt,
    @Nullable Instant mergedAt,
    @Nullable String mergeCommit,
    @Nullable Instant observedAt,
    AuditInfo audit)
    implements WithPullRequest, Entity<PullRequestId>, ProjectOwned {

  /** {@code status}. */
  public static final Attribute<PullRequest, PullRequestStatus> STATUS =
      Attribute.of("status", PullRequestStatus.class, PullRequest::status);

  /** {@code repo_id}. */
  public static final Reference<PullRequest, RepoId> REPO_ID =
      Reference.to("repo_id", RepoId.class, PullRequest::repoId);

  /** {@code number}. */
  public static final OrderedAttribute<PullRequest, Long> NUMBER =
      Attribute.ordered("number", Long.class, PullRequest::number);

  /** {@code run_id}. */
  public static final Reference<PullRequest, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, PullRequest::runId);

  /** {@code work_item_id}. */
  public static final Reference<PullRequest, WorkItemId> WORK_ITEM_ID =
      Reference.to("work_item_id", WorkItemId.class, PullRequest::workItemId);

  /** {@code workspace_id}. */
  public static final Reference<PullRequest, WorkspaceId> WORKSPACE_ID =
      Reference.to("workspace_id", WorkspaceId.class, PullRequest::workspaceId);

  /** {@code branch_name}. */
  public static final TextAttribute<PullRequest> BRANCH_NAME =
      Attribute.text("branch_name", PullRequest::branchName);

  /** {@code head_sha}. */
  public static final TextAttribute<PullRequest> HEAD_SHA =
      Attribute.text("head_sha", PullRequest::headSha);

  /** {@code check_suite_id}. */
  public static final TextAttribute<PullRequest> CHECK_SUITE_ID =
      Attribute.text("check_suite_id", PullRequest::checkSuiteId);

  /** {@code part}. */
  public static final TextAttribute<PullRequest> PART = Attribute.text("part", PullRequest::part);

  private static final int MAX_BODY = 300_000;

  /** The type descriptor of pull requests. */
  public static final EntityType<PullRequest, PullRequestId> TYPE =
      EntityType.of(
              "pull_request",
              PullRequest.class,
              PullRequestId.class,
              PullRequestId::new,
              PullRequest::withAudit)
          .withLifecycle(PullRequestStatus.LIFECYCLE, STATUS)
          .unique(REPO_ID, NUMBER)
          .unique(
              Unique.among(
                  STATUS,
                  PullRequestStatus.LIFECYCLE.activeStates(),
                  "open_of_run",
                  List.of(RUN_ID, PART)))
          .refersTo(REPO_ID)
          .ownedBy(RUN_ID)
          .refersTo(WORK_ITEM_ID)
          .ownedBy(WORKSPACE_ID)
          .listedBy(STATUS)
          .listedBy(RUN_ID)
          .listedBy(REPO_ID, HEAD_SHA)
          .listedBy(REPO_ID, CHECK_SUITE_ID)
          .askedBy(BRANCH_NAME)
          .withContents(Content.text("body", PullRequest::body, PullRequest::withBody, MAX_BODY))
          .fixed(REPO_ID, NUMBER)
          .fixedOnce(RUN_ID);

  public PullRequest {
    Check.present(projectId, "pullRequest.projectId");
    Check.present(id, "pullRequest.id");
    Check.present(repoId, "pullRequest.repoId");
    Check.atLeast(1, number, "pullRequest.number");
    Check.line(url, "pullRequest.url", 2000);
    Check.line(branchName, "pullRequest.branchName", Workspace.MAX_BRANCH);
    Check.optionalLine(targetBranch, "pullRequest.targetBranch", Workspace.MAX_BRANCH);
    Check.line(title, "pullRequest.title", 1000);
    body = Check.content(body, "pullRequest.body", MAX_BODY);
    Check.optionalLine(headSha, "pullRequest.headSha", 64);
    Check.optionalLine(checkSuiteId, "pullRequest.checkSuiteId", 100);
    if (!Check.present(part, "pullRequest.part").isEmpty()) {
      Check.line(part, "pullRequest.part", 100);
    }
    Check.present(status, "pullRequest.status");
    openedAt = Timestamps.of(openedAt, "pullRequest.openedAt");
    mergedAt = Timestamps.ofNullable(mergedAt);
    Check.inOrder(openedAt, "pullRequest.openedAt", mergedAt, "pullRequest.mergedAt");
    Check.presentExactly(
        mergedAt,
        status == PullRequestStatus.MERGED,
        "pullRequest.mergedAt",
        "the pull request was merged");
    Check.optionalLine(mergeCommit, "pullRequest.mergeCommit", 64);
    Check.that(
        mergeCommit == null || status == PullRequestStatus.MERGED,
        "pullRequest.mergeCommit",
        "is present only when the pull request was merged",
        "use its transition methods");
    observedAt = Timestamps.ofNullable(observedAt);
    Check.present(audit, "pullRequest.audit");
  }

  /** Returns this pull request as merged by {@code commit}, or by an unknown commit if null. */
  public PullRequest merged(@Nullable String commit, Instant at) {
    return builder()
        .from(this)
        .status(to(PullRequestStatus.MERGED))
        .mergedAt(Timestamps.later(openedAt, at))
        .mergeCommit(commit)
        .build();
  }

  /** Returns this pull request as closed without being merged. */
  public PullRequest closed() {
    return withStatus(to(PullRequestStatus.CLOSED));
  }

  /** Returns this pull request as reopened. */
  public PullRequest reopened() {
    return withStatus(to(PullRequestStatus.OPEN));
  }

  /**
   * Returns this pull request with everything that a newer observation of the provider reports, and
   * with the links of the observation where this one has none. Its part stays as the host set it,
   * and so do its head, and the checks of that, where the observation doesn't say.
   */
  public PullRequest observed(PullRequest observation) {
    Check.present(observation, "observation");
    return builder()
        .from(observation)
        .id(id)
        .status(observation.status == status ? status : to(observation.status))
        .runId(runId == null ? observation.runId : runId)
        .workItemId(workItemId == null ? observation.workItemId : workItemId)
        .workspaceId(workspaceId == null ? observation.workspaceId : workspaceId)
        .headSha(observation.headSha == null ? headSha : observation.headSha)
        .checkSuiteId(checksAfter(observation))
        .part(part)
        .audit(audit)
        .build();
  }

  private @Nullable String checksAfter(PullRequest observation) {
    boolean sameHead = observation.headSha == null || observation.headSha.equals(headSha);
    return observation.checkSuiteId == null && sameHead ? checkSuiteId : observation.checkSuiteId;
  }

  /**
   * Returns when the provider's state was observed.
   *
   * @throws dev.keelson.core.InvalidValueException if it is unknown
   */
  public Instant requireObservedAt() {
    Check.that(
        observedAt != null,
        "pullRequest.observedAt",
        "must be present in an observation",
        "set it to the time that the provider's answer or event reports");
    return Check.present(observedAt, "observedAt");
  }

  private PullRequestStatus to(PullRequestStatus next) {
    return PullRequestStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns the refusal that names this observation instead of the stored pull request. */
  NotFoundException referringTo(NotFoundException missing) {
    return TYPE.references().stream()
        .filter(reference -> missing.id().equals(reference.target(this)))
        .findFirst()
        .map(reference -> NotFoundException.referredTo(missing.id(), id, reference.field()))
        .orElse(missing);
  }

  /** Returns whether this was observed before {@code seen}, or at an unknown time. */
  boolean isOlderThan(Instant seen) {
    return observedAt == null || observedAt.isBefore(seen);
  }

  /** Returns a builder that starts from the defaults of an open pull request. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds pull requests. */
  public static final class Builder extends PullRequestBuilder {
    Builder() {
      body("").part("").status(PullRequestStatus.OPEN);
    }
  }
}
