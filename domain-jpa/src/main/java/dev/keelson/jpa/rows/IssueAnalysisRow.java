// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.inbound.IssueAnalysisId;
import dev.keelson.inbound.IssueAnalysisStatus;
import dev.keelson.inbound.IssueComplexity;
import dev.keelson.inbound.IssuePriority;
import dev.keelson.inbound.WebhookDeliveryId;
import dev.keelson.repo.RepoId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How analyses of issues are stored. */
@NullUnmarked
@Entity(name = "KeelsonIssueAnalysis")
@Table(name = "issue_analysis", schema = Row.SCHEMA)
public class IssueAnalysisRow extends OwnedRow<IssueAnalysisId> {

  public RepoId repoId;
  public int issueNumber;
  public String issueUrl;
  public String title;
  public String body;
  public IssuePriority priority;
  public IssueComplexity complexity;
  public String summary;
  public List<String> originalLabels;
  public List<String> suggestedLabels;
  public List<String> appliedLabels;
  public Json response;
  public boolean labelsApplied;
  public boolean commentPosted;
  public WebhookDeliveryId webhookDeliveryId;
  public IssueAnalysisStatus status;
  public Failure failure;
  public Instant analyzedAt;

  @Mapper
  public interface Values extends RowMapper<IssueAnalysis, IssueAnalysisRow> {}
}
