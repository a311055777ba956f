// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What secrets look like. Put together here, so that no file contains one. */
public final class RealSecrets {

  private RealSecrets() {}

  /** Keys by themselves, under the kind that they are found as. */
  public static Map<String, String> keys(Drawn d) {
    Map<String, String> keys = new LinkedHashMap<>();
    codeAndModels(d, keys);
    cloudsAndServices(d, keys);
    ToolSecrets.keys(d, keys);
    return keys;
  }

  private static void codeAndModels(Drawn d, Map<String, String> keys) {
    for (String prefix : new String[] {"ghp", "gho", "ghu", "ghs", "ghr"}) {
      keys.put(prefix + ":GitHub token", prefix + "_" + d.alnum(36));
    }
    String body = d.alnum(30);
    keys.put("with checksum:GitHub token", "ghp" + "_" + body + Checksums.of(body));
    keys.put("pat:GitHub token", "github" + "_pat_" + d.alnum(22) + "_" + d.alnum(59));
    keys.put("app:GitHub token", "ghs" + "_" + d.of(Drawn.DIGITS, 7) + "_" + webToken(d));
    keys.put(
        "long app:GitHub token",
        "ghs" + "_1234567_eyJ" + d.url(33) + "." + d.url(300) + "." + d.url(86));
    for (String prefix : new String[] {"glpat", "glrt", "gldt", "glptt", "glft"}) {
      keys.put(prefix + ":GitLab token", prefix + "-" + d.url(20));
    }
    keys.put("glcbt:GitLab token", "glcbt" + "-64_" + d.url(20));
    keys.put("routable:GitLab token", "glpat" + "-" + d.url(27) + ".01." + d.of(Drawn.DIGITS, 9));
    keys.put("Anthropic key", "sk-" + "ant-api03-" + d.url(93) + "AA");
    keys.put("oauth:Anthropic key", "sk-" + "ant-oat01-" + d.url(93) + "AA");
    keys.put("proj:OpenAI key", "sk-" + "proj-" + d.url(74) + "T3Blbk" + "FJ" + d.url(74));
    keys.put("svc:OpenAI key", "sk-" + "svcacct-" + d.url(60));
    keys.put("admin:OpenAI key", "sk-" + "admin-" + d.url(60));
    keys.put("old:OpenAI key", "sk-" + d.alnum(20) + "T3Blbk" + "FJ" + d.alnum(20));
    keys.put("hex:OpenAI key", "sk-" + d.hex(32));
    keys.put("OpenRouter key", "sk-" + "or-v1-" + d.hex(64));
    keys.put("Hugging Face token", "hf" + "_" + d.of(Drawn.UPPER + Drawn.LOWER, 34));
    keys.put("xAI key", "xai" + "-" + d.alnum(80));
    keys.put("Groq key", "gsk" + "_" + d.alnum(52));
    keys.put("npm token", "npm" + "_" + d.alnum(36));
    keys.put("PyPI token", "pypi" + "-AgEIcHlwaS5vcmc" + d.url(120));
    keys.put("RubyGems key", "rubygems" + "_" + d.hex(48));
    keys.put("Docker token", "dckr" + "_pat_" + d.url(27));
    keys.put("Linear key", "lin" + "_api_" + d.alnum(40));
    keys.put("Atlassian token", "ATATT" + "3xFfGF0" + d.url(170) + "=" + d.of(Drawn.HEX, 8));
  }

  private static void cloudsAndServices(Drawn d, Map<String, String> keys) {
    keys.put("AWS access key", "AKIA" + d.of(Drawn.UPPER + "234567", 16));
    keys.put("session:AWS access key", "ASIA" + d.of(Drawn.UPPER + "234567", 16));
    keys.put("Google API key", "AIza" + "Sy" + d.url(33));
    keys.put("bound:Google API key", "AQ" + ".Ab8RN6" + d.url(44));
    keys.put("Google token", "ya29" + ".a0" + d.url(120));
    keys.put("Google client secret", "GOCSPX" + "-" + d.url(28));
    keys.put("Azure key", "Account" + "Key=" + d.base64(86) + "==");
    keys.put("DigitalOcean token", "dop" + "_v1_" + d.hex(64));
    keys.put("Fly token", "fm2" + "_" + d.base64(120) + "=");
    keys.put("Vault token", "hvs" + "." + d.url(95));
    keys.put("short:Vault token", "hvs" + "." + d.alnum(24));
    keys.put("Supabase key", "sb" + "_secret_" + d.url(31));
    keys.put("Databricks token", "dapi" + d.hex(32));
    keys.put("Terraform token", d.alnum(14) + ".atlas" + "v1." + d.url(67));
    keys.put("Tailscale key", "tskey" + "-auth-" + d.alnum(12) + "-" + d.alnum(32));
    keys.put(
        "Slack token",
        "xox" + "b-" + d.of("123456789", 12) + "-" + d.of("123456789", 13) + "-" + d.alnum(24));
    keys.put(
        "client:Slack token",
        "xox" + "c-" + d.of("123456789", 12) + "-" + d.of("123456789", 12) + "-" + d.hex(64));
    keys.put(
        "app:Slack token",
        "xapp" + "-1-A" + d.of(Drawn.UPPER, 10) + "-" + d.of(Drawn.DIGITS, 13) + "-" + d.hex(64));
    keys.put(
        "webhook address",
        "https://hooks."
            + "slack.com/services/T"
            + d.of(Drawn.UPPER, 9)
            + "/B"
            + d.of(Drawn.UPPER, 9)
            + "/"
            + d.alnum(24));
    keys.put(
        "discord:webhook address",
        "https://discord" + ".com/api/webhooks/" + d.of(Drawn.DIGITS, 18) + "/" + d.url(68));
    keys.put("Stripe key", "sk" + "_live_" + d.alnum(24));
    keys.put("restricted:Stripe key", "rk" + "_live_" + d.alnum(99));
    keys.put("SendGrid key", "SG" + "." + d.url(22) + "." + d.url(43));
    keys.put("Telegram token", d.of("123456789", 10) + ":AA" + d.url(33));
    keys.put("Shopify token", "shp" + "at_" + d.hex(32));
    keys.put("Notion token", "ntn" + "_" + d.of(Drawn.DIGITS, 11) + d.alnum(35));
    keys.put("signed web token", webToken(d));
    keys.put("age key", "AGE-" + "SECRET-KEY-1" + d.of("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58));
  }

  static String webToken(Drawn d) {
    return "eyJ" + "hbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9." + "eyJ" + d.url(90) + "." + d.url(86);
  }

  /** Secrets of several lines, and those that only their surroundings tell. */
  static Map<String, String> inContext(Drawn d) {
    Map<String, String> texts = new LinkedHashMap<>();
    keysOfLines(d, texts);
    addresses(d, texts);
    String pw = "T" + d.alnum(5) + "4b!" + d.alnum(4);
    texts.put("env:password", "DB_PASSWORD=" + pw);
    texts.put("which:password", "_DB_PASSWORD_OLD_=" + pw);
    texts.put("which:labelled key", "ACME_API_KEY_PROD=" + d.hex(40));
    texts.put("yaml:password", "  password: " + pw + "\n");
    texts.put("json:password", "{\"password\": \"" + pw + "\"}");
    texts.put("json in text:password", "{\\\"password\\\": \\\"" + pw + "\\\"}");
    texts.put("xml:password", "<password>" + pw + "</password>");
    texts.put("jdbc:password", "jdbc:postgresql://db.acme.io/shop?user=app&password=" + pw);
    texts.put("netrc:password", "machine git.acme.io\n  login ana\n  password " + pw);
    texts.put("option:password", "mysqldump --password=" + pw + " shop");
    texts.put("curl:password", "curl -s -u ana:" + pw + " https://git.acme.io/x");
    texts.put("json:labelled key", "{\"api_key\": \"" + d.alnum(32) + "\"}");
    texts.put("env:labelled key", "export ACME_API_KEY=" + d.hex(40));
    texts.put("aws:labelled key", "aws_secret_access_key = " + d.base64(40));
    texts.put("aws json:labelled key", "\"SecretAccessKey\": \"" + d.base64(40) + "\",");
    texts.put("npmrc:labelled key", "//registry.acme.io/:_authToken=" + d.url(40));
    texts.put("client:labelled key", "client_secret: '" + d.url(40) + "'");
    texts.put("bearer:authorization", "Authorization: Bearer " + d.url(43));
    texts.put("token:authorization", "-H 'Authorization: token " + d.hex(40) + "'");
    texts.put("private:authorization", "PRIVATE-TOKEN: " + d.alnum(24));
    ToolSecrets.inContext(d, texts);
    texts.put("basic:authorization", "Authorization: Basic " + encoded("ana:" + pw));
    return texts;
  }

  private static void keysOfLines(Drawn d, Map<String, String> texts) {
    for (String kind : new String[] {"", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "}) {
      String name = kind + "PRIVATE " + "KEY-----";
      texts.put(
          kind + ":private key",
          "-----BEGIN " + name + "\n" + d.lines(5, "\n") + "-----END " + name + "\n");
    }
    String name = "RSA PRIVATE " + "KEY-----";
    texts.put(
        "escaped:private key",
        "{\"key\": \"-----BEGIN "
            + name
            + "\\n"
            + d.lines(5, "\\n")
            + "-----END "
            + name
            + "\\n\"}");
    texts.put("cut:private key", "-----BEGIN " + name + "\n" + d.lines(3, "\n"));
    texts.put(
        "encrypted:private key",
        "-----BEGIN "
            + name
            + "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,"
            + d.hex(32)
            + "\n\n"
            + d.lines(5, "\n")
            + "-----END "
            + name);
    String block = "PGP PRIVATE " + "KEY BLOCK-----";
    texts.put(
        "pgp:private key",
        "-----BEGIN "
            + block
            + "\nVersion: GnuPG v2\n\n"
            + d.lines(6, "\n")
            + "=aB3d\n-----END "
            + block);
    texts.put(
        "putty:private key",
        "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPublic-Lines: 1\n"
            + d.base64(64)
            + "\nPrivate-"
            + "Lines: 1\n"
            + d.base64(48)
            + "\nPrivate-MAC: "
            + d.hex(64));
  }

  private static void addresses(Drawn d, Map<String, String> texts) {
    texts.put(
        "plain:password in an address", "postgres://app:" + d.alnum(16) + "@db.acme.io:5432/shop");
    texts.put(
        "no user:password in an address", "redis://:" + d.alnum(12) + "@cache.acme.io:6379/0");
    texts.put(
        "capitals:password in an address", "POSTGRES://app:" + d.alnum(12) + "@db.acme.io/shop");
    for (String odd : new String[] {"$", "/", ":", "<", "@", "%40"}) {
      texts.put(
          odd + ":password in an address",
          "mysql://app:" + d.alnum(5) + odd + d.alnum(5) + "@db.acme.io/shop");
    }
    texts.put("word:password in an address", "https" + "://ana:hunter2@git.acme.io/x.git");
    texts.put(
        "x-access-token:password in an address",
        "https://x-access-token:" + d.alnum(40) + "@github.com/acme/shop.git");
    texts.put("bare:token in an address", "https://" + d.alnum(40) + "@git.acme.io/x.git");
  }

  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where keys stand in what agents print. */
  static Map<String, Function<String, String>> surroundings() {
    Map<String, Function<String, String>> around = new LinkedHashMap<>();
    around.put("alone", key -> key);
    around.put("in a sentence", key -> "use " + key + " for it");
    around.put("in quotes", key -> "\"" + key + "\"");
    around.put("a variable", key -> "X=" + key + ";");
    around.put("behind a colour", key -> "\u001b[32m" + key + "\u001b[0m");
    around.put(
        "behind what grep prints", key -> "\u001b[01;31m\u001b[K" + key + "\u001b[m\u001b[K");
    around.put("behind an escaped line break", key -> "{\"line\":\"a\\n" + key + "\\n\"}");
    around.put("behind an encoded colon", key -> "q=token%3A" + key + "&x=1");
    return around;
  }
}
