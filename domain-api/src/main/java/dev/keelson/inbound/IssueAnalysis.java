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
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.ListAttribute;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Reference;
import dev.keelson.repo.RepoId;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An agent's analysis of an issue: triage or research (R000-144).
 *
 * @param repoId the repo of the issue
 * @param issueNumber the number of the issue in the repo, analyzed once per project
 * @param issueUrl the web page of the issue
 * @param title the title at the time of the analysis
 * @param body the text at the time of the analysis
 * @param priority the estimated urgency
 * @param complexity the estimated effort
 * @param summary what it is about
 * @param originalLabels the labels that it had
 * @param suggestedLabels the labels that it should have
 * @param appliedLabels the labels that were applied
 * @param response the agent's answer, {@code {}} before there is one
 * @param labelsApplied whether the labels are on the issue
 * @param commentPosted whether a comment was posted on the issue
 * @param webhookDeliveryId the webhook delivery that triggered it; this row is retained when the
 *     delivery is deleted
 * @param failure why the last attempt failed; kept while it is retried
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

  private static final int MAX_BODY = 100_000;
  private static final int MAX_SUMMARY = 20_000;

  /** The type descriptor of analyses. */
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
          .askedBy(ORIGINAL_LABELS)
          .withContents(
              Content.text("body", IssueAnalysis::body, IssueAnalysis::withBody, MAX_BODY),
              Content.text(
                  "summary", IssueAnalysis::summary, IssueAnalysis::withSummary, MAX_SUMMARY),
              Content.json("response", IssueAnalysis::response, IssueAnalysis::withResponse),
              Content.failure(IssueAnalysis::failure, IssueAnalysis::withFailure))
          .fixed(REPO_ID, ISSUE_NUMBER);

  public IssueAnalysis {
    Check.present(projectId, "issueAnalysis.projectId");
    Check.present(id, "issueAnalysis.id");
    Check.present(repoId, "issueAnalysis.repoId");
    Check.atLeast(1, issueNumber, "issueAnalysis.issueNumber");
    Check.optionalLine(issueUrl, "issueAnalysis.issueUrl", 2000);
    Check.line(title, "issueAnalysis.title", 500);
    body = Check.optionalContent(body, "issueAnalysis.body", MAX_BODY);
    summary = Check.optionalContent(summary, "issueAnalysis.summary", MAX_SUMMARY);
    originalLabels = Check.lines(originalLabels, "issueAnalysis.originalLabels", 100, 100);
    suggestedLabels = Check.lines(suggestedLabels, "issueAnalysis.suggestedLabels", 100, 100);
    appliedLabels = Check.lines(appliedLabels, "issueAnalysis.appliedLabels", 100, 100);
    Check.present(response, "issueAnalysis.response");
    Check.present(status, "issueAnalysis.status");
    Check.that(
        failure != null || status != IssueAnalysisStatus.FAILED,
        "issueAnalysis.failure",
        "must be present when the analysis failed",
        "use its transition methods");
    analyzedAt = Timestamps.ofNullable(analyzedAt);
    Check.presentExactly(
        analyzedAt,
        status == IssueAnalysisStatus.ANALYZED,
        "issueAnalysis.analyzedAt",
        "the issue is analyzed");
    Check.present(audit, "issueAnalysis.audit");
  }

  /** Returns a builder of a new analysis; set the remaining fields on it. */
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

  /** Returns this analysis as analyzing. */
  public IssueAnalysis analyzing() {
    return withStatus(to(IssueAnalysisStatus.ANALYZING));
  }

  /** Returns this analysis as analyzed, with the agent's answer. */
  public IssueAnalysis analyzed(Json response, Instant now) {
    return builder()
        .from(this)
        .status(to(IssueAnalysisStatus.ANALYZED))
        .response(response)
        .failure(null)
        .analyzedAt(now)
        .build();
  }

  /** Returns this analysis as failed; it may be retried. */
  public IssueAnalysis failed(Failure failure) {
    return builder()
        .from(this)
        .status(to(IssueAnalysisStatus.FAILED))
        .failure(Check.present(failure, "failure"))
        .build();
  }

  /** Returns this analysis as pending again. */
  public IssueAnalysis retried() {
    return withStatus(to(IssueAnalysisStatus.PENDING));
  }

  private IssueAnalysisStatus to(IssueAnalysisStatus next) {
    return IssueAnalysisStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns a builder that starts from the defaults of a new analysis. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds analyses. */
  public static final class Builder extends IssueAnalysisBuilder {
    Builder() {
      response(Json.EMPTY)
          .originalLabels(List.of())
          .suggestedLabels(List.of())
          .appliedLabels(List.of())
          .labelsApplied(false)
          .commentPosted(false)
          .status(IssueAnalysisStatus.PENDING);
    }
  }
}
