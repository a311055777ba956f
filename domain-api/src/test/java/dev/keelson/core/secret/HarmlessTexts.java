// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What looks a little like a secret and is none. */
final class HarmlessTexts {

  private static final Drawn D = new Drawn(4);
  private static final String AT = "@";

  private HarmlessTexts() {}

  static List<String> all() {
    return Stream.of(ADDRESSES, TEMPLATES, NAMES, EXAMPLES, CODE, files(), labelled())
        .flatMap(List::stream)
        .toList();
  }

  private static final List<String> ADDRESSES =
      List.of(
          "postgres://postgres:postgres" + AT + "localhost:5432/test",
          "DATABASE_URL=postgresql://app:app" + AT + "db:5432/app",
          "amqp://guest:guest" + AT + "rabbitmq:5672",
          "mongodb://root:example" + AT + "mongo:27017",
          "mysql://root:secret" + AT + "127.0.0.1:3306/x",
          "redis://:s3cr3tPw9" + AT + "localhost:6379",
          "https://user:password" + AT + "host/path",
          "https://user:xxxx" + AT + "host/path",
          "https://user:[password]" + AT + "host",
          "https://user:pass" + AT + "example.com",
          "http://username:secret" + AT + "proxy.example.com:3128",
          "http://localhost:8080,ana" + AT + "example.com",
          "[\"http://localhost:3000\",\"ana" + AT + "example.com\"]",
          "http://localhost:8080/path?at=user" + AT + "example.com",
          "docker://alpine:3.20" + AT + "sha256:" + D.hex(64),
          "docker://alpine" + AT + "sha256:" + D.hex(64),
          "http://localhost:4873/" + AT + "scope/package",
          "https://npm.acme.io:8443/" + AT + "scope/package/-/package-1.0.0.tgz",
          "ssh://git" + AT + "git.acme.io:22/owner/repo.git",
          "git" + AT + "github.com:owner/repo.git",
          "https://github.com/owner/repo.git",
          "postgresql://app" + AT + "db:5432/shop",
          "https://" + D.hex(32) + AT + "o4501.ingest.sentry.io/4502");

  private static final List<String> TEMPLATES =
      List.of(
          "https://%s:%s" + AT + "host",
          "https://{}:{}" + AT + "host",
          "https://{user}:{password}" + AT + "host",
          "https://#{user}:#{pass}" + AT + "host",
          "https://x-access-token:${{ secrets.GITHUB_TOKEN }}" + AT + "github.com/a/b",
          "https://x-access-token:${GITHUB_TOKEN}" + AT + "github.com/a/b",
          "https://x-access-token:$TOKEN" + AT + "github.com/a/b",
          "https://x-access-token:%TOKEN%" + AT + "github.com/a/b",
          "https://x-access-token:***" + AT + "github.com/a/b",
          "https://ana:<password>" + AT + "example.com",
          "https://ana:{{password}}" + AT + "example.com",
          "\"https://\" + user + \":\" + password + \"" + AT + "host\"",
          "f\"postgresql://{user}:{password}" + AT + "{host}/{db}\"",
          "password=${DB_PASSWORD}",
          "password: ${{ secrets.DB_PASSWORD }}",
          "api_key = os.environ[\"ACME_API_KEY\"]",
          "token: $GITHUB_TOKEN_FOR_RELEASES_2",
          "Authorization: Bearer $TOKEN",
          "Authorization: Bearer <your-access-token>",
          "Authorization: Bearer YOUR_ACCESS_TOKEN_GOES_HERE",
          "curl -u $USER:$PASSWORD https://x",
          "docker run -u 1000:1000 alpine",
          "[secret: GitHub token, 40 characters]",
          "password=[secret: password, 12 characters]");

  private static final List<String> NAMES =
      List.of(
          "feature/sk-123-add-retry-to-the-webhook-delivery-2",
          "SK-123: Add a retry to the delivery of webhooks",
          "sk-toggleable__content-arrow sk-toggleable__label",
          "sk-container-id-1 sk-text-repr-fallback",
          "/sk-najlepsie-ponuky-pre-vsetkych-nasich-zakaznikov-2024",
          "ask-and-you-shall-receive-an-answer-of-many-words-and-dashes",
          "disk-" + D.hex(32),
          "task-" + D.hex(32),
          "the GHP_ prefix of GitHub tokens, sk- of OpenAI's, AKIA of AWS",
          "GITHUB_TOKEN",
          "ANTHROPIC_API_KEY",
          "vault:kv/team/github#token",
          "AKIAABCD is too short",
          "hf_hub_download and hf_transfer_enabled_for_all_models_here",
          "npm_config_registry npm_package_version_with_long_name_here_x",
          "glpat-xxxxxxxxxxxxxxxxxxxx",
          UUID.nameUUIDFromBytes(new byte[3]).toString(),
          D.hex(64),
          D.hex(40),
          "sha512-" + D.base64(86) + "==",
          "data:image/png;base64," + D.base64(2000),
          "pk_" + "live_" + D.alnum(24),
          "pk_" + "test_" + D.alnum(24),
          "sb_publishable_" + D.url(31),
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + D.base64(43) + " ana" + AT + "host",
          "age1" + D.of("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58));

  private static final List<String> EXAMPLES =
      List.of(
          "AKIA" + "IOSFODNN7EXAMPLE",
          "aws_secret_access_key = wJalrXUtn" + "FEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
          "eyJ"
              + "hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
              + "eyJ"
              + "zdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ."
              + "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
          "eyJ" + "hbGciOiJIUzI1NiJ9 alone is only half a header",
          "sk-your-openai-key-goes-here-please-1234567890",
          "sk-" + "ant-your-api-key-goes-here",
          "sk-" + "ant-api03-xxxxxxxxxxxxxxxxxxxxxxxx",
          "sk-" + "proj-your-project-key-goes-here-1234567890",
          "xoxb" + "-your-slack-bot-token-goes-here",
          "ghp_" + "x".repeat(36),
          "ghp_" + "x".repeat(40),
          "sk-" + "x".repeat(48),
          "ghp_your_personal_access_token_goes_here_1",
          "https://hooks." + "slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
          "const firebaseConfig = {apiKey: \"AIza"
              + "Sy"
              + D.url(33)
              + "\", authDomain: \"shop.firebaseapp.com\"}",
          "supabaseKey = eyJ"
              + "hbGciOiJIUzI1NiJ9."
              + RealSecrets.encoded("{\"iss\":\"supabase\",\"role\":\"anon\",\"iat\":1}")
                  .replace("=", "")
              + "."
              + D.url(43),
          "Authorization: Basic " + "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
          "Authorization: Bearer eyJ" + "hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...");

  private static final List<String> CODE =
      List.of(
          "if (text.startsWith(\"-----BEGIN RSA PRIVATE " + "KEY-----\")) { return parse(text); }",
          "pem.replace(\"-----BEGIN PRIVATE "
              + "KEY-----\", \"\").replace(\"-----END PRIVATE "
              + "KEY-----\", \"\").replaceAll(\"\\\\s\", \"\")",
          "\"-----BEGIN PRIVATE "
              + "KEY-----\\n\" + Base64.getMimeEncoder(64, NEW_LINE).encodeToString(key)",
          "-----BEGIN RSA PRIVATE " + "KEY-----\n...\n-----END RSA PRIVATE " + "KEY-----",
          "-----BEGIN PUBLIC KEY-----\n" + D.lines(3, "\n") + "-----END PUBLIC KEY-----",
          "-----BEGIN CERTIFICATE-----\n" + D.lines(9, "\n") + "-----END CERTIFICATE-----",
          "String password = request.getParameter(\"password\");",
          "password = getpass.getpass(prompt)",
          "const token = await this.tokenService.createToken(user.id);",
          "token: str | None = None",
          "password: string; token: string;",
          "private final SecretKeySpec secret = new SecretKeySpec(bytes, \"HmacSHA256\");",
          "user.password = bcrypt.hash(user.password, 10)",
          "val accessToken = response.body.accessToken",
          "passwordEncoder = new BCryptPasswordEncoder(12)",
          "max_tokens: 8192, completion_tokens=1234567",
          "token = TokenType.IDENTIFIER2",
          "secret: false, token_type: \"bearer\"",
          "gh[pousr]_[A-Za-z0-9]{36}|glpat-[A-Za-z0-9_-]{20}|AKIA[A-Z0-9]{16}");

  /** What a lock file, a change of a pipeline and a header tell. */
  private static List<String> files() {
    return List.of(
        "\"node_modules/a\": {\n  \"version\": \"1.2.3\",\n  \"integrity\": \"sha512-"
            + D.base64(86)
            + "==\"",
        "  resolution: {integrity: sha512-" + D.base64(86) + "==}",
        "name = \"serde\"\nversion = \"1.0.1\"\nchecksum = \"" + D.hex(64) + "\"",
        "golang.org/x/net v0.30.0 h1:" + D.base64(43) + "=",
        "jinja2==3.1.4 \\\n    --hash=sha256:" + D.hex(64),
        "FROM eclipse-temurin@sha256:" + D.hex(64),
        "/nix/store/" + D.of("0123456789abcdfghijklmnpqrsvwxyz", 32) + "-bash-5.2",
        "+      GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}",
        "-      password: ${{ secrets.DOCKER_PASSWORD }}\n"
            + "+      password: ${{ secrets.REGISTRY_PASSWORD }}",
        "key: ${{ runner.os }}-m2-${{ hashFiles('**/pom.xml') }}",
        "export TOKEN=$(gcloud auth print-access-token)",
        "docker login -u bob -p $TOKEN registry.acme.io",
        "echo $TOKEN | docker login -u bob --password-stdin",
        "mysql -u root -p",
        "mkdir -p /tmp/a1b2c3d4e5f6g7h8",
        "\"auth\": \"oauth2\"",
        "Set-Cookie: session=; Max-Age=0",
        "APP_KEY=",
        "see API-FIRST-DEVELOPMENT-GUIDELINES",
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t" + D.base64(300));
  }

  private static List<String> labelled() {
    return List.of(
        "password=changeme",
        "POSTGRES_PASSWORD: postgres",
        "password: test1234",
        "\"password\": \"password123\"",
        "password: \"Enter your password\"",
        "next_page_token: \"" + D.url(40) + "\"",
        "NEXT_PUBLIC_SITE_KEY=" + D.alnum(40),
        "csrf_token = " + D.hex(32),
        "design token: spacing-large-24px-for-cards",
        "cache_token: " + D.hex(40),
        "password_hash = \"$2b$10$" + D.alnum(53) + "\"",
        "client_id: " + D.hex(20),
        "secretKeyRef:\n  name: github-app-2\n  key: private-key",
        "token_url: https://auth.acme.io/oauth2/v2.0/token",
        "api_key: your-api-key-1234567890",
        "secrets: inherit",
        "The password must have 8 to 64 characters, for example one digit.",
        "token: abc123");
  }
}
