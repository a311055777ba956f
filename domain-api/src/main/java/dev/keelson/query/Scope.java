// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import java.util.List;

/** The scope of a query. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "scope")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Scope.Shared.class, name = "shared"),
  @JsonSubTypes.Type(value = Scope.Projects.class, name = "projects"),
  @JsonSubTypes.Type(value = Scope.Everywhere.class, name = "everywhere")
})
public sealed interface Scope {

  /** The maximum number of projects in a list. */
  int MAX_PROJECTS = 1000;

  /** What all projects share. */
  record Shared() implements Scope {}

  /**
   * What these projects own.
   *
   * @param ids distinct, at most {@value #MAX_PROJECTS}; nothing is found if there are none
   */
  record Projects(List<ProjectId> ids) implements Scope {
    public Projects {
      ids = Check.each(ids, "projects");
      ids = ids.stream().distinct().sorted(Id.ORDER).toList(); // in any order it is the same scope
      Check.that(
          ids.size() <= MAX_PROJECTS,
          "projects",
          "must be at most " + MAX_PROJECTS,
          "ask in batches, or everywhere");
    }
  }

  /**
   * What any project owns that exists. The journal and the usage of a purged project are found by
   * its id only.
   */
  record Everywhere() implements Scope {}
}
