// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/** Thrown when a value of one project is passed to the scope of another. Nothing was changed. */
public final class ForeignProjectException extends KeelsonException {

  private static final long serialVersionUID = 1L;

  private final transient Id subject;
  private final transient ProjectId owner;
  private final transient ProjectId scope;

  public ForeignProjectException(Id subject, ProjectId owner, ProjectId scope) {
    super(
        "%s belongs to ProjectId %s and cannot be used in ProjectId %s; use the scope of its own project"
            .formatted(subject.describe(), owner, scope),
        null);
    this.subject = subject;
    this.owner = owner;
    this.scope = scope;
  }

  /** Returns the id of the value that was refused. */
  public Id subject() {
    return subject;
  }

  /** Returns the project that the value belongs to. */
  public ProjectId owner() {
    return owner;
  }

  /** Returns the project whose scope was used. */
  public ProjectId scope() {
    return scope;
  }
}
