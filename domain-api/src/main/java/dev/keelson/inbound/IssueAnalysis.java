// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.ListAttribute;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Reference;
import dev.keelson.repo.RepoId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What an agent made of an issue: its triage, or research about it (R000-144).
 *
 * @param repoId the repo of the issue
 * @param issueNumber its number there, analysed once per project
 * @param issueUrl where people see it
 * @param title its title, as it was analysed
 * @param body its text, as it was analysed
 * @param priority how urgent it seems
 * @param complexity how much work it seems to be
 * @param summary what it is about
 * @param originalLabels the labels that it had
 * @param suggestedLabels the labels that it should have
 * @param appliedLabels the labels that it was given
 * @param response what the agent answered, {@code {}} before it did
 * @param labelsApplied whether the labels are on the issue
 * @param commentPosted whether a comment is on the issue
 * @param webhookDeliveryId the delivery that asked for it; this row outlives that
 * @param failure why the last attempt failed; kept while it is tried again
 * @param analyzedAt when the agent answered; present exactly when it did
 */
@Value.Builder
public record IssueAnalysis(
    ProjectId projectId,
    IssueAnalysisId id,
    RepoId repoId,
    int issueNumber,
    @Nullable String issueUrl,
    String title,
    @Nullable String body,
    @Nullable IssuePriority priority,
    @Nullable IssueComplexity complexity,
    @Nullable String summary,
    List<String> originalLabels,
    List<String> suggestedLabels,
    List<String> appliedLabels,
    Json response,
    boolean labelsApplied,
    boolean commentPosted,
    @Nullable WebhookDeliveryId webhookDeliveryId,
    IssueAnalysisStatus status,
    @Nullable Failure failure,
    @Nullable Instant analyzedAt,
    AuditInfo audit)
    implements WithIssueAnalysis, Entity<IssueAnalysisId>, ProjectOwned, HasFailure {

  /** {@code status}. */
  public static final Attribute<IssueAnalysis, IssueAnalysisStatus> STATUS =
      Attribute.of("status", IssueAnalysisStatus.class, IssueAnalysis::status);

  /** {@code repo_id}. */
  public static final Reference<IssueAnalysis, RepoId> REPO_ID =
      Reference.to("repo_id", RepoId.class, IssueAnalysis::repoId);

  /** {@code issue_number}. */
  public static final OrderedAttribute<IssueAnalysis, Integer> ISSUE_NUMBER =
      Attribute.ordered("issue_number", Integer.class, IssueAnalysis::issueNumber);

  /** {@code original_labels}. */
  public static final ListAttribute<IssueAnalysis> ORIGINAL_LABELS =
      Attribute.list("original_labels", IssueAnalysis::originalLabels);

  /** What stores need to know about analyses. */
  public static final EntityType<IssueAnalysis, IssueAnalysisId> TYPE =
      EntityType.of(
              "issue_analysis",
              IssueAnalysis.class,
              IssueAnalysisId.class,
              IssueAnalysisId::new,
              IssueAnalysis::withAudit)
          .withLifecycle(IssueAnalysisStatus.LIFECYCLE, STATUS)
          .unique(REPO_ID, ISSUE_NUMBER)
          .refersTo(REPO_ID)
          .listedBy(STATUS)
          .askedBy(ORIGINAL_LABELS);

  public IssueAnalysis {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(repoId, "repoId");
    Check.atLeast(1, issueNumber, "issueAnalysis.issueNumber");
    Check.optionalLine(issueUrl, "issueAnalysis.issueUrl", 2000);
    Check.line(title, "issueAnalysis.title", 500);
    Check.optionalText(body, "issueAnalysis.body", 100_000);
    Check.optionalText(summary, "issueAnalysis.summary", 20_000);
    originalLabels = Check.lines(originalLabels, "issueAnalysis.originalLabels", 100, 100);
    suggestedLabels = Check.lines(suggestedLabels, "issueAnalysis.suggestedLabels", 100, 100);
    appliedLabels = Check.lines(appliedLabels, "issueAnalysis.appliedLabels", 100, 100);
    Objects.requireNonNull(response, "response");
    Objects.requireNonNull(status, "status");
    Check.that(
        failure != null || status != IssueAnalysisStatus.FAILED,
        "issueAnalysis.failure",
        "must be present when the analysis failed",
        "move the analysis with its methods");
    analyzedAt = Timestamps.ofNullable(analyzedAt);
    Check.that(
        (analyzedAt != null) == (status == IssueAnalysisStatus.ANALYZED),
        "issueAnalysis.analyzedAt",
        "is present exactly when the issue is analyzed",
        "move the analysis with its methods");
    Objects.requireNonNull(audit, "audit");
  }

  /** A builder of a new analysis, for the rest to be set. */
  public static Builder of(ProjectId project, RepoId repo, int issueNumber, Instant now) {
    Builder analysis = builder();
    analysis
        .projectId(project)
        .id(IssueAnalysisId.next())
        .repoId(repo)
        .issueNumber(issueNumber)
        .audit(AuditInfo.made(now));
    return analysis;
  }

  /** This analysis, being made. */
  public IssueAnalysis analyzing() {
    return withStatus(to(IssueAnalysisStatus.ANALYZING));
  }

  /** This analysis, with what the agent answered. */
  public IssueAnalysis analyzed(Json response, Instant now) {
    return builder()
        .from(this)
        .status(to(IssueAnalysisStatus.ANALYZED))
        .response(response)
        .failure(null)
        .analyzedAt(now)
        .build();
  }

  /** This analysis, failed; it may be tried again. */
  public IssueAnalysis failed(Failure failure) {
    return builder()
        .from(this)
        .status(to(IssueAnalysisStatus.FAILED))
        .failure(Objects.requireNonNull(failure, "failure"))
        .build();
  }

  /** This analysis, to be tried again. */
  public IssueAnalysis retried() {
    return withStatus(to(IssueAnalysisStatus.PENDING));
  }

  private IssueAnalysisStatus to(IssueAnalysisStatus next) {
    return IssueAnalysisStatus.LIFECYCLE.require(id, status, next);
  }

  /** A builder that starts from the defaults of a new analysis. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds analyses. */
  public static final class Builder extends IssueAnalysisBuilder {
    Builder() {
      response(Json.EMPTY)
          .labelsApplied(false)
          .commentPosted(false)
          .status(IssueAnalysisStatus.PENDING);
    }
  }
}
