// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** The key of what all projects share. */
@NullUnmarked
@MappedSuperclass
public abstract class SharedRow<I> extends Row {

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
    return List.of(id);
  }
}
