// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** The kind of an infrastructure resource (R003-90). An open vocabulary. */
public record InfraResourceType(String value) implements OpenEnum {

  /** A database project. */
  public static final InfraResourceType DB_PROJECT = new InfraResourceType("db_project");

  /** A database branch. */
  public static final InfraResourceType DB_BRANCH = new InfraResourceType("db_branch");

  /** A key-value store. */
  public static final InfraResourceType REDIS_DB = new InfraResourceType("redis_db");

  /** A vector index. */
  public static final InfraResourceType VECTOR_INDEX = new InfraResourceType("vector_index");

  /** A queue topic. */
  public static final InfraResourceType QSTASH_TOPIC = new InfraResourceType("qstash_topic");

  public InfraResourceType {
    Check.word(value, "infraResourceType", InfraResourceType.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
