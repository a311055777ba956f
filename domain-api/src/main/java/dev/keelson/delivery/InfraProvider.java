// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

import dev.keelson.core.Check;
import dev.keelson.core.OpenEnum;

/** A provider of infrastructure or deployments (R003-89, R003-98). An open vocabulary. */
public record InfraProvider(String value) implements OpenEnum {

  /** Databases. */
  public static final InfraProvider NEON = new InfraProvider("neon");

  /** Key-value stores, vector indexes and queues. */
  public static final InfraProvider UPSTASH = new InfraProvider("upstash");

  /** Web applications. */
  public static final InfraProvider VERCEL = new InfraProvider("vercel");

  public InfraProvider {
    Check.word(value, "infraProvider", InfraProvider.class);
  }

  @Override
  public String toString() {
    return value;
  }
}
