// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;

/** What a host keeps beside Keelson's rows, named by the host's own strategy. */
@Entity
class HostNote {

  @Id Long noteId;
  String noteText;
  Duration timeSpent;
}
