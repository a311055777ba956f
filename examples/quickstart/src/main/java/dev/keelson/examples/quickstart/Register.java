// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.core.Digest;
import dev.keelson.core.Page;
import dev.keelson.core.ProjectId;
import dev.keelson.project.Project;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.ProjectRepoRepository;
import dev.keelson.repo.Repo;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows which repo is which project, and files work for it. */
record Register(Keelson keelson) {

  /** The owner of this program's projects, in a database that may have others. */
  private static final String OWNER = "quickstart";

  /** The agent of this program, made when it is first asked for. */
  Agent agent() {
    return keelson
        .agents()
        .findByKey("quickstart")
        .orElseGet(() ->
            keelson
                .agents()
                .insert(Agent.named("quickstart", "The shell command agent", Instant.now())));
  }

  /**
   * Files the task with its project.
   *
   * @throws Refusal while the project has unfinished work
   */
  WorkItem file(Task task) {
    ProjectId project = project(task.repo());
    unfinishedOf(project)
        .findFirst()
        .ifPresent(item -> {
          throw new Refusal(
              "repo " + task.repo(),
              "must have no unfinished work, but \"%s\" is %s"
                  .formatted(item.title(), item.status().wireName()),
              "finish that with --resume, or give it up with --resume --reject");
        });
    return keelson
        .project(project)
        .workItems()
        .insert(WorkItem.titled(project, task.title(), Instant.now()).withPayload(task.payload()));
  }

  /** The work that a program before this one left unfinished, of the project written last. */
  Optional<WorkItem> unfinished(Optional<Path> repo) {
    List<Project> projects =
        repo.map(path -> find(path).stream().toList())
            .orElseGet(() -> Page.all(page -> keelson.projects().findByOwner(OWNER, page)));
    return projects.stream().map(Project::id).flatMap(this::unfinishedOf).findFirst();
  }

  private Stream<WorkItem> unfinishedOf(ProjectId id) {
    ProjectScope project = keelson.project(id);
    return Stream.of(WorkItemStatus.IN_PROGRESS, WorkItemStatus.PENDING)
        .flatMap(
            status -> Page.all(page -> project.workItems().findByStatus(status, page)).stream());
  }

  private ProjectId project(Path directory) {
    return keelson.inTransaction(tx -> new Register(tx).registered(directory));
  }

  private ProjectId registered(Path directory) {
    Instant now = Instant.now();
    Project project =
        find(directory)
            .orElseGet(() -> {
              String name = String.valueOf(directory.getFileName());
              Project ours = Project.named(slug(directory), name, now).withOwner(OWNER);
              return keelson.projects().insert(ours.activated());
            });
    Repo repo =
        keelson
            .repos()
            .findByPath(directory.toString())
            .orElseGet(() -> keelson.repos().insert(Repo.at(directory, now)));
    ProjectRepoRepository links = keelson.project(project.id()).repos();
    if (links.findByRepo(repo.id()).isEmpty()) {
      links.insert(ProjectRepo.inPlace(project.id(), repo, now));
    }
    return project.id();
  }

  private Optional<Project> find(Path repo) {
    return keelson.projects().findBySlug(OWNER, slug(repo));
  }

  /** Repos of one name in two places are two projects. */
  private static String slug(Path repo) {
    String name = String.valueOf(repo.getFileName()).toLowerCase(Locale.ROOT);
    String words = name.substring(0, Math.min(name.length(), 80)).replaceAll("[^a-z0-9]+", "-");
    String place = Digest.of(repo.toString()).hex().substring(0, 8);
    return (words + "-" + place).replaceAll("-+", "-").replaceAll("^-", "");
  }
}
