// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Passwords and tokens in addresses. */
final class AddressRules {

  private static final int LONGEST_SCHEME = 21;
  private static final String SCHEME = "(?i:[a-z][a-z0-9+.-]{1,20}+)://";
  private static final String HOST =
      "@(?<host>[^\\s\"'`/@:?#,\\\\]{1,100}+|\\[[0-9A-Fa-f:.]{2,40}])";

  /** A port, and what can follow one. */
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}[/,?#;)\\]}|&<>\\\\].*");

  private static final Pattern LOCAL =
      Pattern.compile(
          "localhost|127(?:\\.[0-9]+)*|0\\.0\\.0\\.0|\\[::1?]|host\\.docker\\.internal");

  /** What people write where a password would stand, and what images of databases come with. */
  private static final Set<String> STAND_INS =
      Set.of(
          "password",
          "passwd",
          "passwort",
          "pass",
          "pwd",
          "mypassword",
          "my-password",
          "db_password",
          "dbpassword",
          "db-password",
          "userpass",
          "changeme",
          "changeit",
          "token",
          "access_token",
          "api_key",
          "apikey",
          "api-key",
          "my-token",
          "your-token",
          "oauth2",
          "x-oauth-basic",
          "mysecretpassword",
          "p4ssw0rd",
          "redacted",
          "masked",
          "hidden",
          "removed",
          "filtered",
          "postgres",
          "root",
          "guest");

  /** What is a password of nothing but a test, next to its user or on a bare host. */
  private static final Set<String> WEAK =
      Set.of(
          "secret",
          "pw",
          "admin",
          "test",
          "dev",
          "local",
          "user",
          "foo",
          "bar",
          "abc",
          "123",
          "1234",
          "12345",
          "123456",
          "minioadmin",
          "rabbitmq",
          "mysql",
          "mongo",
          "redis",
          "demo",
          "example",
          "pass123",
          "test123",
          "password123",
          "docker",
          "app",
          "p",
          "s3cret",
          "sa");

  private static final Set<String> NOBODY =
      Set.of(
          "user",
          "username",
          "usr",
          "name",
          "me",
          "foo",
          "u",
          "login",
          "myuser",
          "my_user",
          "usuario",
          "youruser",
          "test",
          "dbuser",
          "db_user",
          "example",
          "someone",
          "alice");

  static final List<SecretRule> ALL =
      List.of(
          new SecretRule(
              "password in an address",
              List.of("://"),
              Pattern.compile(
                  SCHEME
                      + "(?<user>[^\\s/:@\"'`<>]{0,100}+):(?<secret>[^\\s\"'`@]{1,200}+"
                      + "(?:@[^\\s\"'`/@?#,\\\\]{1,60}+(?=@)){0,3}+)"
                      + HOST),
              AddressRules::isPassword,
              LONGEST_SCHEME),
          new SecretRule(
              "token in an address",
              List.of("://"),
              Pattern.compile(
                  SCHEME + "(?<secret>[A-Za-z0-9_-]{20,255}+)(?::x-oauth-basic|:)?" + HOST),
              candidate ->
                  Looks.random(candidate.value())
                      && !isLocal(candidate)
                      && !candidate.group("host").contains("sentry")
                      && !candidate.group("host").contains("ingest"),
              LONGEST_SCHEME));

  private AddressRules() {}

  private static boolean isPassword(SecretCandidate candidate) {
    String password = candidate.value();
    String user = candidate.group("user").toLowerCase(Locale.ROOT);
    String word = password.toLowerCase(Locale.ROOT);
    return !PORT.matcher(password).matches()
        && !candidate.group("host").matches("(?i)sha(?:256|512)")
        && !isLocal(candidate)
        && !isTemplate(password)
        && !STAND_INS.contains(word)
        && !Looks.isStandIn(word)
        && !(Looks.mostlyOneCharacter(password) && password.length() > 2)
        && !word.equals(user)
        && !(password.length() < 6 && isForExamples(candidate.group("host")))
        && !(isWord(password) && isBare(candidate.group("host"), user))
        && !(WEAK.contains(word)
            && (NOBODY.contains(user) || isBare(candidate.group("host"), user)));
  }

  private static boolean isTemplate(String password) {
    return Looks.isTemplate(password)
        || password.startsWith("${")
        || password.startsWith("#{")
        || password.startsWith("{")
        || password.startsWith("$(")
        || password.matches("%[A-Za-z_]*[%sdvq].*|\\*+|\\\\\\(.*|<[^<>]*>.*|\\$[A-Z_]+.*|&lt;.*");
  }

  /** A service of the same network, as in compose files, with the user that it comes with. */
  private static boolean isBare(String host, String user) {
    return !host.contains(".") && !user.isEmpty() && !user.equals("default");
  }

  private static boolean isWord(String password) {
    return password.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static boolean isForExamples(String host) {
    return host.matches("(?i)(?:.*\\.)?example(?:\\.(?:com|org|net))?");
  }

  private static boolean isLocal(SecretCandidate candidate) {
    return LOCAL.matcher(candidate.group("host").toLowerCase(Locale.ROOT)).matches();
  }
}
