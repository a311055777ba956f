// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.inbound.IssueAnalysisId;
import dev.keelson.inbound.IssueAnalysisStatus;
import dev.keelson.inbound.IssueComplexity;
import dev.keelson.inbound.IssuePriority;
import dev.keelson.query.EntityType;
import dev.keelson.repo.RepoId;
import dev.keelson.repository.Repository;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.IssueAnalyses;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Repos;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves("R000-144")
public abstract class IssueAnalysisSuite
    extends OwnedLifecycleSuite<IssueAnalysis, IssueAnalysisId> {

  @Override
  protected EntityType<IssueAnalysis, IssueAnalysisId> type() {
    return IssueAnalysis.TYPE;
  }

  @Override
  protected Repository<IssueAnalysis, IssueAnalysisId> repository(TestWorld world) {
    return world.project().issueAnalyses();
  }

  @Override
  protected IssueAnalysis minimal(TestWorld world) {
    return IssueAnalyses.pending(world.id(), repoId(world));
  }

  @Override
  protected List<IssueAnalysis> everyComponentSet(TestWorld world) {
    return List.of(IssueAnalyses.everyComponentSet(world.id(), repoId(world)));
  }

  @Override
  protected IssueAnalysis edited(IssueAnalysis analysis) {
    return analysis.withResponse(analysis.response().with("edited", analysis.version()));
  }

  @Override
  protected Map<String, BinaryOperator<IssueAnalysis>> clashes() {
    return Map.of(
        "repo_id_issue_number",
        (fresh, stored) -> fresh.withRepoId(stored.repoId()).withIssueNumber(stored.issueNumber()));
  }

  @Override
  protected IssueAnalysis inState(IssueAnalysis analysis, String state) {
    IssueAnalysisStatus status = IssueAnalysisStatus.LIFECYCLE.parse(state);
    return IssueAnalysis.builder()
        .from(analysis)
        .status(status)
        .failure(status == IssueAnalysisStatus.FAILED ? Made.FAILURE : null)
        .analyzedAt(status == IssueAnalysisStatus.ANALYZED ? Made.NOW : null)
        .build();
  }

  @Override
  protected List<Pointer<IssueAnalysis, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "repo_id", RepoId.next(), IssueAnalysisSuite::repoId, IssueAnalysis::withRepoId));
  }

  @Override
  protected IssueAnalysis movedTo(IssueAnalysis analysis, ProjectId project) {
    return analysis.withProjectId(project);
  }

  @Test
  final void an_issue_is_analyzed_once_in_each_project() {
    IssueAnalysis ours = inserted();
    TestWorld elsewhere = shop.elsewhere();
    IssueAnalysis theirs =
        repository(elsewhere).insert(IssueAnalyses.pending(elsewhere.id(), ours.repoId()));
    assertThat(shop.project().issueAnalyses().findByIssue(ours.repoId(), 1)).contains(ours);
    assertThat(elsewhere.project().issueAnalyses().findByIssue(ours.repoId(), 1)).contains(theirs);
    assertThat(shop.project().issueAnalyses().findByIssue(ours.repoId(), 2)).isEmpty();
  }

  @Test
  final void an_analysis_that_failed_is_tried_again_and_keeps_what_the_agent_answered() {
    inserted();
    IssueAnalysis failed =
        repository().update(repository().update(inserted().analyzing()).failed(Made.FAILURE));
    assertThat(
            all(page ->
                shop.project().issueAnalyses().findByStatus(IssueAnalysisStatus.FAILED, page)))
        .containsExactly(failed);
    IssueAnalysis again = repository().update(repository().update(failed.retried()).analyzing());
    Json answer = Json.EMPTY.with("confidence", 1);
    IssueAnalysis done = repository().update(again.analyzed(answer, Made.NOW));
    assertThat(done.response()).isEqualTo(answer);
    assertThat(done.failure()).isNull();
    assertThat(shop.states(done.id()))
        .containsExactly("pending", "analyzing", "failed", "pending", "analyzing", "analyzed");
  }

  @Test
  final void words_and_labels_are_kept_as_they_are() {
    IssueAnalysis stored =
        repository()
            .insert(
                minimal(shop)
                    .withPriority(new IssuePriority("p0"))
                    .withComplexity(new IssueComplexity("13 points"))
                    .withOriginalLabels(List.of("b", "a", "b", "with, \"quotes\" {and} \\\\")));
    assertThat(repository().get(stored.id())).isEqualTo(stored);
  }

  private static RepoId repoId(TestWorld world) {
    return world.keelson().repos().insert(Repos.minimal()).id();
  }
}
