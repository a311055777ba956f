// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Check;
import dev.keelson.core.Json;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.WriteCheck;
import dev.keelson.core.secret.SecretRule;
import dev.keelson.query.Content;
import dev.keelson.query.Names;
import dev.keelson.query.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happens to secrets before something is stored. In the fields that a type declares as its
 * {@linkplain RowType#contents contents} they are masked, in all others refused; a host may decide
 * otherwise for single fields, and add rules of its own. Immutable.
 */
public final class SecretPolicy {

  private static final SecretPolicy STANDARD =
      new SecretPolicy(SecretScanner.standard(), Set.of(), List.of());

  private final SecretScanner scanner;
  private final Set<Field> refused;
  private final List<Masked<?>> masked;

  private SecretPolicy(SecretScanner scanner, Set<Field> refused, List<Masked<?>> masked) {
    this.scanner = scanner;
    this.refused = Set.copyOf(refused);
    this.masked = List.copyOf(masked);
  }

  /** Returns the policy by which every store checks what it is passed. */
  public static SecretPolicy standard() {
    return STANDARD;
  }

  /** Returns a policy that also finds what these rules describe. */
  public SecretPolicy with(SecretRule... rules) {
    return new SecretPolicy(scanner.with(rules), refused, masked);
  }

  /**
   * Returns a policy that refuses secrets in a field that is one of the contents of its type.
   *
   * @throws dev.keelson.core.InvalidValueException if it is none, or belongs to a failure, which is
   *     always recorded
   */
  public SecretPolicy refusing(RowType<?> type, String field) {
    Check.present(type, "type");
    Check.that(
        type.contents().stream().anyMatch(content -> content.field().equals(field)),
        field,
        "must be one of the contents of " + type.name(),
        "secrets in other fields are refused anyway");
    Check.that(
        !field.startsWith("failure."),
        field,
        "must not belong to a failure, which is always recorded",
        "leave it masked");
    Set<Field> more = new HashSet<>(refused);
    more.add(new Field(type.name(), field));
    return new SecretPolicy(scanner, more, masked);
  }

  /**
   * Returns a policy that masks secrets in a field that is none of the contents of its type. What
   * is masked there can no longer be used as what it was, such as a command.
   */
  public <T> SecretPolicy masking(RowType<T> type, Content<T> content) {
    Check.present(type, "type");
    Check.present(content, "content");
    List<Masked<?>> more = new ArrayList<>(masked);
    more.add(new Masked<>(type, content));
    return new SecretPolicy(scanner, refused, more);
  }

  /** Returns the scanner, with the rules of the host. */
  public SecretScanner scanner() {
    return scanner;
  }

  /**
   * Returns a value as it may be stored: with secrets in its contents masked.
   *
   * @throws dev.keelson.core.SecretFoundException if another text of it looks like a secret, naming
   *     the field
   */
  public <T> T admit(RowType<T> type, T value) {
    Check.present(type, "type");
    T admitted = Check.present(value, Names.component(type.name()));
    Set<String> fields = new HashSet<>();
    for (Content<T> content : contents(type)) {
      admitted = content.masked(admitted, scanner);
      fields.add(content.field());
    }
    WriteCheck.refuseSecrets((Record) admitted, scanner, fields);
    return admitted;
  }

  /**
   * Returns JSON that becomes a field as it may be stored.
   *
   * @throws dev.keelson.core.SecretFoundException if it holds a secret and the field is none of the
   *     contents
   */
  public Json admit(RowType<?> type, String field, Json json) {
    Check.present(type, "type");
    if (contents(type).stream().anyMatch(content -> content.field().equals(field))) {
      return scanner.masked(json);
    }
    scanner.refuse(json, field);
    return json;
  }

  private <T> List<Content<T>> contents(RowType<T> type) {
    List<Content<T>> contents = new ArrayList<>();
    for (Content<T> content : type.contents()) {
      if (!refused.contains(new Field(type.name(), content.field()))) {
        contents.add(content);
      }
    }
    for (Masked<?> its : masked) {
      its.of(type).ifPresent(contents::add);
    }
    return contents;
  }

  private record Field(String type, String name) {}

  private record Masked<T>(RowType<T> type, Content<T> content) {

    @SuppressWarnings("unchecked") // it is of this type
    <S> Optional<Content<S>> of(RowType<S> wanted) {
      return wanted.equals(type) ? Optional.of((Content<S>) content) : Optional.empty();
    }
  }
}
