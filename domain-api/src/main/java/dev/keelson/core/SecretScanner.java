// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import dev.keelson.core.secret.ChunkMasker;
import dev.keelson.core.secret.FoundSecret;
import dev.keelson.core.secret.MaskingWriter;
import dev.keelson.core.secret.SecretFinder;
import dev.keelson.core.secret.SecretMark;
import dev.keelson.core.secret.SecretRule;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds secrets in texts and JSON: keys of clouds, providers of models and other services by their
 * shapes and checksums, private keys, signed web tokens, passwords in addresses, and what is
 * labelled as a password or key and looks like one (R000-03, R003-62). Templates, the examples of
 * documentation and local addresses pass. A password that looks like an ordinary word passes too,
 * so hosts must keep secrets out themselves and use this as a safety net.
 *
 * <p>What it finds is refused in names and settings, and masked in contents such as logs: see
 * {@code dev.keelson.repository.SecretPolicy}.
 */
public final class SecretScanner {

  private static final SecretScanner STANDARD = new SecretScanner(SecretFinder.standard());

  private final SecretFinder finder;

  private SecretScanner(SecretFinder finder) {
    this.finder = finder;
  }

  /** Returns the scanner whose rules come with Keelson. */
  public static SecretScanner standard() {
    return STANDARD;
  }

  /**
   * Checks that text contains no secret. Null passes.
   *
   * @throws SecretFoundException if it does, naming the field and the kind of secret, never the
   *     text
   */
  public static void check(@Nullable String text, String field) {
    if (text != null) {
      STANDARD.refuse(text, field);
    }
  }

  /**
   * Checks that no text or key in JSON contains a secret. Texts are checked unescaped and together
   * with their keys.
   *
   * @throws SecretFoundException if it does, naming the field and the kind of secret, never the
   *     text
   */
  public static void check(Json json, String field) {
    STANDARD.refuse(json, field);
  }

  /** Like {@link #check(String, String)}, for what this scanner finds. */
  public void refuse(String text, String field) {
    Check.present(field, "field");
    refuse(find(text).stream().findFirst().map(FoundSecret::kind), field);
  }

  /** Like {@link #check(Json, String)}, for what this scanner finds. */
  public void refuse(Json json, String field) {
    Check.present(field, "field");
    if (finder.mayFind(Check.present(json, field).text())) {
      refuse(new SecretsInJson(finder).firstKind(json.toTree()), field);
    }
  }

  /** Returns a scanner that also finds what these rules describe. */
  public SecretScanner with(SecretRule... rules) {
    return new SecretScanner(finder.with(Check.each(rules, "rules")));
  }

  /** Returns all secrets in a text, in order and without overlaps. */
  public List<FoundSecret> find(String text) {
    return finder.find(Check.present(text, "text"));
  }

  /**
   * Returns the text with a {@link SecretMark} in place of each secret. The line breaks in a secret
   * are kept behind its mark, so that lines keep their numbers. Masking a masked text changes
   * nothing.
   */
  public String masked(String text) {
    return finder.masked(Check.present(text, "text"));
  }

  /**
   * Like {@link #masked(String)}, and cuts what is longer than {@code most} characters, which are
   * at least 100; it then ends with a mark that says how much is missing.
   */
  public String masked(String text, int most) {
    return Recordable.masked(Check.present(text, "text"), most, finder::masked);
  }

  /**
   * Returns the JSON with its texts and keys masked. Keys that become the same are numbered. What
   * becomes longer than JSON may be is replaced by an object that says so.
   */
  public Json masked(Json json) {
    if (!finder.mayFind(Check.present(json, "json").text())) {
      return json;
    }
    JsonNode tree = json.toTree();
    JsonNode masked = new SecretsInJson(finder).masked(tree);
    try {
      return masked.equals(tree) ? json : Json.of(masked);
    } catch (InvalidValueException e) {
      return Json.EMPTY.with("removed", "with its secrets masked it was longer than JSON may be");
    }
  }

  /** Returns a masker for a text that comes in chunks, for example the output of a process. */
  public ChunkMasker chunks() {
    return new ChunkMasker(finder);
  }

  /** Returns a writer that masks what is written and passes it on; it must be closed. */
  public Writer writer(Writer out) {
    return new MaskingWriter(Check.present(out, "out"), chunks());
  }

  private static void refuse(Optional<String> kind, String field) {
    kind.ifPresent(found -> {
      throw new SecretFoundException(field, found);
    });
  }
}
