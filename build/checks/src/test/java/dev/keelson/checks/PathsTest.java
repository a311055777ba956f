// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.RepoId;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.fixtures.Images;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.Image;
import dev.keelson.workspace.Workspace;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Paths say where they begin: at a root, or at what they are inside of. */
final class PathsTest {

  @Test
  @Proves("R000-50")
  void a_copy_of_a_repo_is_at_an_absolute_path() {
    ProjectRepo link = ProjectRepos.linking(ProjectId.next(), RepoId.next());
    refuses("projectRepo.localPath", () -> link.withLocalPath("clones/shop"));
  }

  @Test
  @Proves("R002-31")
  void agents_start_inside_of_the_workspace() {
    Workspace workspace = Workspaces.preparing(ProjectId.next());
    refuses("workspace.agentWorkingDir", () -> workspace.withAgentWorkingDir("/etc"));
    refuses("workspace.agentWorkingDir", () -> workspace.withAgentWorkingDir("web/../.."));
  }

  @Test
  @Proves("R002-99")
  void an_image_is_inside_of_the_cache() {
    Image image = Images.minimal();
    refuses("image.filePath", () -> image.withFilePath("/etc/passwd"));
  }

  private static void refuses(String field, ThrowingCallable change) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(change)
        .returns(field, InvalidValueException::field);
  }
}
