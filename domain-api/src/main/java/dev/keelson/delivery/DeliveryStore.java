// SPDX-License-Identifier: Apache-2.0
package dev.keelson.delivery;

/** The part of a project's store that keeps what runs because of it. */
public interface DeliveryStore {

  /** The deployments. */
  DeploymentRepository deployments();

  /** The infrastructure. */
  InfraResourceRepository infrastructure();
}
