// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.AGENT;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.agent.AgentRepository;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.jooq.generated.tables.records.AgentRecord;
import java.util.Optional;

final class JooqAgentRepository extends JooqRepository<Agent, AgentId, AgentRecord>
    implements AgentRepository {

  private static final EntityTable<Agent, AgentId, AgentRecord> TABLE =
      EntityTable.of(Agent.TYPE, new AgentRowsImpl(), AGENT);

  JooqAgentRepository(StoreContext context) {
    super(context, TABLE, null);
  }

  @Override
  public Optional<Agent> findByKey(String key) {
    return findBy(AGENT.KEY.eq(key));
  }

  @Override
  public Page<Agent> findByEnabled(boolean enabled, PageRequest page) {
    return page(AGENT.ENABLED.eq(enabled), page, byId);
  }
}
