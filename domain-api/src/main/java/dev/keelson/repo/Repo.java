// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.Timestamps;
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
 * provider's own id, by its full name there, by its path on the host's machine, or by several.
 *
 * @param provider the provider that hosts it (R003-54)
 * @param providerId the provider's own id of it, unique per provider, which renames keep
 * @param owner the user, organisation or group that owns it there (R000-45, R003-55)
 * @param name its name at the provider, or the name of its directory (R000-46, R002-68, R003-56)
 * @param fullName its qualified name as the provider spells it, {@code owner/name} (R000-47)
 * @param comparedName the full name as {@link RepoProvider#compared} by the provider, unique per
 *     provider (R000-56, R001-11); always derived, whatever is given
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
 * @param observedAt when the provider's state was observed; null if unknown
 */
@Value.Builder
public record Repo(
    RepoId id,
    RepoProvider provider,
    @Nullable String providerId,
    @Nullable String owner,
    String name,
    @Nullable String fullName,
    @Nullable String comparedName,
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
    @Nullable Instant observedAt,
    AuditInfo audit)
    implements WithRepo, Entity<RepoId> {

  /** {@code path}. */
  public static final TextAttribute<Repo> PATH = Attribute.text("path", Repo::path);

  /** {@code provider}. */
  public static final Attribute<Repo, RepoProvider> PROVIDER =
      Attribute.of("provider", RepoProvider.class, Repo::provider);

  /** {@code provider_id}. */
  public static final TextAttribute<Repo> PROVIDER_ID =
      Attribute.text("provider_id", Repo::providerId);

  /** {@code compared_name}. */
  public static final TextAttribute<Repo> COMPARED_NAME =
      Attribute.text("compared_name", Repo::comparedName);

  /** {@code exclusive_project_id}. */
  public static final Reference<Repo, ProjectId> EXCLUSIVE_PROJECT_ID =
      Reference.to("exclusive_project_id", ProjectId.class, Repo::exclusiveProjectId);

  /** The type descriptor of repos. */
  public static final EntityType<Repo, RepoId> TYPE =
      EntityType.of("repo", Repo.class, RepoId.class, RepoId::new, Repo::withAudit)
          .unique(PATH)
          .unique(PROVIDER, COMPARED_NAME)
          .unique(PROVIDER, PROVIDER_ID)
          .refersTo(EXCLUSIVE_PROJECT_ID)
          .listedBy()
          .listedBy(EXCLUSIVE_PROJECT_ID);

  /**
   * The maximum length of a path, in characters: what a unique key can hold whatever the number of
   * bytes per character.
   */
  public static final int MAX_PATH = 800;

  /**
   * The maximum length of a full name, in characters: what a unique key can hold beside the
   * provider, whatever the number of bytes per character.
   */
  public static final int MAX_FULL_NAME = 700;

  /** The maximum length of a name, in characters: that of a directory on most file systems. */
  public static final int MAX_NAME = 255;

  /** The maximum length of a script and of the list of files to copy, in characters. */
  public static final int MAX_SCRIPT = 100_000;

  private static final Pattern FULL_NAME_FORM =
      Pattern.compile(
          "[^/\\s]([^/]*[^/\\s])?(/[^/\\s]([^/]*[^/\\s])?)+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern CREDENTIAL = Pattern.compile("^[^/]*://[^/]*:[^/]*@");

  public Repo {
    Check.present(id, "repo.id");
    Check.present(provider, "repo.provider");
    Check.optionalLine(providerId, "repo.providerId", 200);
    Check.optionalLine(owner, "repo.owner", MAX_FULL_NAME);
    Check.line(name, "repo.name", MAX_NAME);
    Check.optionalLine(fullName, "repo.fullName", MAX_FULL_NAME);
    comparedName = fullName == null ? null : provider.compared(fullName);
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
        path != null || fullName != null || providerId != null,
        "repo.path",
        "must be present where neither the full name nor the provider's id is",
        "set one of them");
    Check.line(displayName, "repo.displayName", MAX_NAME);
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
    observedAt = Timestamps.ofNullable(observedAt);
    Check.present(audit, "repo.audit");
  }

  private static void withoutCredential(@Nullable String url, String field) {
    Check.optionalLine(url, field, 2000);
    Check.that(
        url == null || !CREDENTIAL.matcher(url).find(),
        field,
        "must not contain a password",
        "remove what stands between the user and the @, and keep a SecretRef beside the project");
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

  /**
   * Returns this repo with everything that a newer observation of the provider reports. What the
   * host defines stays, and so does what the observation leaves out.
   */
  public Repo seenAs(Repo observation) {
    Check.present(observation, "observation");
    return builder()
        .from(this)
        .providerId(observation.providerId)
        .owner(observation.owner)
        .name(observation.name)
        .fullName(observation.fullName)
        .defaultBranch(newer(observation.defaultBranch, defaultBranch))
        .htmlUrl(newer(observation.htmlUrl, htmlUrl))
        .cloneUrl(newer(observation.cloneUrl, cloneUrl))
        .observedAt(observation.observedAt)
        .build();
  }

  private static @Nullable String newer(@Nullable String seen, @Nullable String known) {
    return seen == null ? known : seen;
  }

  /**
   * Returns this repo without full name, known by the provider's id alone: another repo has the
   * name now, and what this one is called is not known until it is observed again.
   */
  public Repo unnamed() {
    return builder().from(this).owner(null).fullName(null).build();
  }

  /** Returns when an observation was made, which must say of which repo, and what it is called. */
  Instant requireObserved() {
    Check.that(
        providerId != null,
        "repo.providerId",
        "must be present in an observation",
        "set it to the id that the provider's answer or event reports");
    Check.that(
        fullName != null,
        "repo.fullName",
        "must be present in an observation",
        "set it to the name that the provider's answer or event reports");
    Check.that(
        observedAt != null,
        "repo.observedAt",
        "must be present in an observation",
        "set it to the time that the provider's answer or event reports");
    return Check.present(observedAt, "observedAt");
  }

  /** Returns whether this was observed before {@code seen}, or at an unknown time. */
  boolean isOlderThan(Instant seen) {
    return observedAt == null || observedAt.isBefore(seen);
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
