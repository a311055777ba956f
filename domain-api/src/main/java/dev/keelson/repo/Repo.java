// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A source repo, shared by the projects that link it (R000-142, R002-78). It is identified by its
 * full name at a provider, by its path on the host's machine, or by both.
 *
 * @param provider the provider that hosts it (R003-54)
 * @param owner the user or organisation that owns it there (R000-45, R003-55)
 * @param name its name at the provider, or the name of its directory (R000-46, R002-68, R003-56)
 * @param fullName its qualified name, {@code owner/name}, unique per provider (R000-47, R000-56,
 *     R001-11)
 * @param defaultBranch its default branch (R000-48, R001-12, R003-57)
 * @param path its directory on the host's machine, unique in the store (R002-67)
 * @param displayName its display name (R002-69)
 * @param htmlUrl its web page (R003-58)
 * @param cloneUrl where it is cloned from, without a credential (R003-59, R003-62)
 * @param setupScript the script that prepares a workspace (R002-70)
 * @param cleanupScript the script that runs after the agent (R002-71)
 * @param archiveScript the script that runs when a workspace is archived (R002-72)
 * @param devServerScript the script that starts a development server (R002-75)
 * @param copyFiles files outside version control that are copied into a workspace (R002-73)
 * @param parallelSetupScript whether the agent may start while the setup script runs (R002-74)
 * @param defaultTargetBranch the branch that new workspaces merge into (R002-76)
 * @param defaultWorkingDir where agents start in it (R002-77)
 * @param settings the host's settings, {@code {}} if there are none
 * @param exclusiveProjectId the only project that may link it, or null for any; may be set only
 *     while no other project links it
 */
@Value.Builder
public record Repo(
    RepoId id,
    RepoProvider provider,
    @Nullable String owner,
    String name,
    @Nullable String fullName,
    @Nullable String defaultBranch,
    @Nullable String path,
    String displayName,
    @Nullable String htmlUrl,
    @Nullable String cloneUrl,
    @Nullable String setupScript,
    @Nullable String cleanupScript,
    @Nullable String archiveScript,
    @Nullable String devServerScript,
    @Nullable String copyFiles,
    boolean parallelSetupScript,
    @Nullable String defaultTargetBranch,
    @Nullable String defaultWorkingDir,
    Json settings,
    @Nullable ProjectId exclusiveProjectId,
    AuditInfo audit)
    implements WithRepo, Entity<RepoId> {

  /** {@code path}. */
  public static final TextAttribute<Repo> PATH = Attribute.text("path", Repo::path);

  /** {@code provider}. */
  public static final Attribute<Repo, RepoProvider> PROVIDER =
      Attribute.of("provider", RepoProvider.class, Repo::provider);

  /** {@code full_name}. */
  public static final TextAttribute<Repo> FULL_NAME = Attribute.text("full_name", Repo::fullName);

  /** {@code exclusive_project_id}. */
  public static final Reference<Repo, ProjectId> EXCLUSIVE_PROJECT_ID =
      Reference.to("exclusive_project_id", ProjectId.class, Repo::exclusiveProjectId);

  /** The type descriptor of repos. */
  public static final EntityType<Repo, RepoId> TYPE =
      EntityType.of("repo", Repo.class, RepoId.class, RepoId::new, Repo::withAudit)
          .unique(PATH)
          .unique(PROVIDER, FULL_NAME)
          .refersTo(EXCLUSIVE_PROJECT_ID)
          .listedBy()
          .listedBy(EXCLUSIVE_PROJECT_ID);

  /**
   * The maximum length of a path, in characters: what a unique key can hold whatever the number of
   * bytes per character.
   */
  public static final int MAX_PATH = 800;

  /** The maximum length of a script and of the list of files to copy, in characters. */
  public static final int MAX_SCRIPT = 100_000;

  private static final Pattern FULL_NAME_FORM =
      Pattern.compile("[^/\\s]+(/[^/\\s]+)+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern CREDENTIAL =
      Pattern.compile("^(https?://[^/]*@|[^/]*://[^/@]*:[^/@]*@)", Pattern.CASE_INSENSITIVE);

  public Repo {
    Check.present(id, "repo.id");
    Check.present(provider, "repo.provider");
    Check.optionalLine(owner, "repo.owner", 200);
    Check.line(name, "repo.name", 200);
    Check.optionalLine(fullName, "repo.fullName", 401);
    Check.that(
        fullName == null || FULL_NAME_FORM.matcher(fullName).matches(),
        "repo.fullName",
        "must be the owner and the name with a slash between them",
        "for example acme/shop");
    Check.that(
        owner == null || (owner + "/" + name).equals(fullName),
        "repo.fullName",
        "is the owner and the name where the owner is known",
        "set all three together");
    Check.optionalLine(defaultBranch, "repo.defaultBranch", 300);
    Check.absolutePath(path, "repo.path", MAX_PATH);
    Check.that(
        path != null || fullName != null,
        "repo.path",
        "must be present where the full name is not",
        "set one of them");
    Check.line(displayName, "repo.displayName", 200);
    withoutCredential(htmlUrl, "repo.htmlUrl");
    withoutCredential(cloneUrl, "repo.cloneUrl");
    Check.optionalText(setupScript, "repo.setupScript", MAX_SCRIPT);
    Check.optionalText(cleanupScript, "repo.cleanupScript", MAX_SCRIPT);
    Check.optionalText(archiveScript, "repo.archiveScript", MAX_SCRIPT);
    Check.optionalText(devServerScript, "repo.devServerScript", MAX_SCRIPT);
    Check.optionalText(copyFiles, "repo.copyFiles", MAX_SCRIPT);
    Check.optionalLine(defaultTargetBranch, "repo.defaultTargetBranch", 300);
    Check.optionalLine(defaultWorkingDir, "repo.defaultWorkingDir", 1000);
    Check.present(settings, "repo.settings");
    Check.present(audit, "repo.audit");
  }

  private static void withoutCredential(@Nullable String url, String field) {
    Check.optionalLine(url, field, 2000);
    Check.that(
        url == null || !CREDENTIAL.matcher(url).find(),
        field,
        "must not contain a credential",
        "remove what precedes the @ and keep a SecretRef beside the project");
  }

  /** Returns a new repo on GitHub with the default branch {@code main}. */
  public static Repo onGitHub(String owner, String name, Instant now) {
    Check.present(owner, "owner");
    return builder()
        .id(RepoId.next())
        .provider(RepoProvider.GITHUB)
        .owner(owner)
        .name(name)
        .fullName(owner + "/" + name)
        .defaultBranch("main")
        .displayName(name)
        .htmlUrl("https://github.com/%s/%s".formatted(owner, name))
        .cloneUrl("https://github.com/%s/%s.git".formatted(owner, name))
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a new repo in a directory on the host's machine, named after the directory. */
  public static Repo at(Path directory, Instant now) {
    Check.present(directory, "directory");
    Check.present(now, "now");
    String name = Optional.ofNullable(directory.getFileName()).orElse(directory).toString();
    return builder()
        .id(RepoId.next())
        .provider(RepoProvider.LOCAL)
        .name(name)
        .path(directory.toAbsolutePath().toString())
        .displayName(name)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns this repo with another owner or name at its provider. */
  public Repo renamed(String newOwner, String newName) {
    Check.present(newOwner, "newOwner");
    return builder()
        .from(this)
        .owner(newOwner)
        .name(newName)
        .fullName(newOwner + "/" + newName)
        .build();
  }

  /** Returns a builder that starts from the defaults of a new repo. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds repos. */
  public static final class Builder extends RepoBuilder {
    Builder() {
      parallelSetupScript(false).settings(Json.EMPTY);
    }
  }
}
