// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The prompt to an agent and its answer, in one process of the kind {@link
 * ProcessKind#CODING_AGENT} (R002-63, R002-91).
 *
 * @param processId the process, which has one turn (R002-92)
 * @param agentSessionId the agent's id of its own session, by which it can be resumed (R002-93)
 * @param agentMessageId the agent's id of the message to resume at (R002-94)
 * @param prompt the prompt (R002-95)
 * @param summary the agent's last message, once it is done (R002-96)
 * @param seen whether a person has seen it (R002-97)
 */
@Value.Builder
public record CodingAgentTurn(
    ProjectId projectId,
    CodingAgentTurnId id,
    ExecutionProcessId processId,
    @Nullable String agentSessionId,
    @Nullable String agentMessageId,
    @Nullable String prompt,
    @Nullable String summary,
    boolean seen,
    AuditInfo audit)
    implements WithCodingAgentTurn, Entity<CodingAgentTurnId>, ProjectOwned {

  /** {@code process_id}. */
  public static final Reference<CodingAgentTurn, ExecutionProcessId> PROCESS_ID =
      Reference.to("process_id", ExecutionProcessId.class, CodingAgentTurn::processId);

  /** {@code agent_session_id}. */
  public static final TextAttribute<CodingAgentTurn> AGENT_SESSION_ID =
      Attribute.text("agent_session_id", CodingAgentTurn::agentSessionId);

  /** {@code seen}. */
  public static final Attribute<CodingAgentTurn, Boolean> SEEN =
      Attribute.of("seen", Boolean.class, CodingAgentTurn::seen);

  private static final int MAX_TEXT = 1_000_000;

  /** The type descriptor of turns. */
  public static final EntityType<CodingAgentTurn, CodingAgentTurnId> TYPE =
      EntityType.of(
              "coding_agent_turn",
              CodingAgentTurn.class,
              CodingAgentTurnId.class,
              CodingAgentTurnId::new,
              CodingAgentTurn::withAudit)
          .unique(PROCESS_ID)
          .ownedBy(PROCESS_ID)
          .listedBy(AGENT_SESSION_ID)
          .askedBy(SEEN)
          .withContents(
              Content.text(
                  "prompt", CodingAgentTurn::prompt, CodingAgentTurn::withPrompt, MAX_TEXT),
              Content.text(
                  "summary", CodingAgentTurn::summary, CodingAgentTurn::withSummary, MAX_TEXT))
          .fixed(PROCESS_ID);

  public CodingAgentTurn {
    Check.present(projectId, "codingAgentTurn.projectId");
    Check.present(id, "codingAgentTurn.id");
    Check.present(processId, "codingAgentTurn.processId");
    Check.optionalLine(agentSessionId, "codingAgentTurn.agentSessionId", 300);
    Check.optionalLine(agentMessageId, "codingAgentTurn.agentMessageId", 300);
    prompt = Check.optionalContent(prompt, "codingAgentTurn.prompt", MAX_TEXT);
    summary = Check.optionalContent(summary, "codingAgentTurn.summary", MAX_TEXT);
    Check.present(audit, "codingAgentTurn.audit");
  }

  /** Returns a new turn of an agent with that prompt. */
  public static CodingAgentTurn of(ExecutionProcess process, String prompt, Instant now) {
    Check.present(process, "process");
    Check.present(prompt, "prompt");
    return builder()
        .projectId(process.projectId())
        .id(CodingAgentTurnId.next())
        .processId(process.id())
        .prompt(prompt)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a builder that starts from the defaults of a new turn. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds turns. */
  public static final class Builder extends CodingAgentTurnBuilder {
    Builder() {
      seen(false);
    }
  }
}
