// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.ProjectId;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** The key of what a project owns. */
@NullUnmarked
@MappedSuperclass
public abstract class OwnedRow<I> extends Row {

  @Id public ProjectId projectId;
  // With accessors: MapStruct sees through the type variable of a method, not of a field.
  @Id I id;

  public I getId() {
    return id;
  }

  public void setId(I id) {
    this.id = id;
  }

  @Override
  public final List<?> key() {
    return List.of(projectId, id);
  }
}
