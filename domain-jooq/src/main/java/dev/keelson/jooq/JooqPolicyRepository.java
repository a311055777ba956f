// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.POLICY;

import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.PolicyRecord;
import dev.keelson.project.Policy;
import dev.keelson.project.PolicyId;
import dev.keelson.project.PolicyKey;
import dev.keelson.project.PolicyRepository;
import java.util.Optional;

final class JooqPolicyRepository extends JooqRepository<Policy, PolicyId, PolicyRecord>
    implements PolicyRepository {

  private static final EntityTable<Policy, PolicyId, PolicyRecord> TABLE =
      EntityTable.of(Policy.TYPE, new PolicyRowsImpl(), POLICY);

  JooqPolicyRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Optional<Policy> findByKey(PolicyKey key) {
    return findBy(POLICY.KEY.eq(key));
  }
}
