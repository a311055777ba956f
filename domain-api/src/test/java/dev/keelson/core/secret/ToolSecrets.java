// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.Map;

/** The keys of tools, and what commands and headers tell. */
final class ToolSecrets {

  private ToolSecrets() {}

  static void keys(Drawn d, Map<String, String> keys) {
    keys.put("Pinecone key", "pc" + "sk_" + d.alnum(6) + "_" + d.alnum(63));
    keys.put("Neon key", "na" + "pi_" + d.of(Drawn.LOWER + Drawn.DIGITS, 64));
    keys.put("Axiom token", "xa" + "at-" + uuid(d));
    keys.put("Honeycomb key", "hca" + "ik_" + d.of(Drawn.LOWER + Drawn.DIGITS, 58));
    keys.put("Logfire token", "pylf" + "_v1_us_" + d.alnum(43));
    keys.put("Typeform token", "tf" + "p_" + d.url(44));
    keys.put("Trello token", "ATT" + "A" + d.hex(72));
    keys.put("HubSpot token", "pat" + "-na1-" + uuid(d));
    keys.put("Asana token", "1/" + d.of("123456789", 16) + ":" + d.hex(32));
    keys.put("Duffel token", "duffel" + "_live_" + d.url(43));
    keys.put("Rootly token", "rootly" + "_" + d.hex(64));
    keys.put("Deno token", "dd" + "p_" + d.alnum(36));
    keys.put("Daytona key", "dt" + "n_" + d.hex(64));
    keys.put("Azure DevOps token", d.alnum(76) + "AZ" + "DO" + d.alnum(4));
    keys.put("new:Azure key", d.alnum(52) + "JQQ" + "J99" + d.alnum(26));
  }

  static void inContext(Drawn d, Map<String, String> texts) {
    String pw = "T" + d.alnum(5) + "4b!" + d.alnum(4);
    texts.put("ssws:Okta token", "Authorization: SSWS 00" + d.url(40));
    texts.put("env:Laravel key", "APP_" + "KEY=base64:" + d.base64(43) + "=");
    texts.put(
        "letters:password", "DATABASE_PASSWORD='" + d.of(Drawn.UPPER + Drawn.LOWER, 20) + "'");
    texts.put("mysql:password", "mysqldump -h db.acme.io -u shop -p" + pw + " shop");
    texts.put("sshpass:password", "sshpass -p '" + pw + "' ssh ana@git.acme.io");
    texts.put("login:password", "docker login -u ana -p " + d.alnum(20) + " registry.acme.io");
    texts.put("shell:password", "ConvertTo-SecureString \"" + pw + "\" -AsPlainText");
    texts.put(
        "django:labelled key", "SECRET_KEY = 'k8$" + d.of(Drawn.LOWER + "#(&*^+=!@9", 47) + "'");
    texts.put("docker:authorization", "{\"auth\": \"" + RealSecrets.encoded("ana:" + pw) + "\"}");
    texts.put("cookie:session cookie", "Cookie: theme=dark; session=" + d.alnum(43));
    texts.put("set:session cookie", "Set-Cookie: JSESSIONID=" + d.hex(32) + "; Path=/; HttpOnly");
    texts.put(
        "base 64:private key",
        "client-key-data: "
            + RealSecrets.encoded("-----BEGIN RSA PRIVATE " + "KEY-----\n" + d.lines(9, "\n")));
  }

  private static String uuid(Drawn d) {
    return "%s-%s-%s-%s-%s".formatted(d.hex(8), d.hex(4), d.hex(4), d.hex(4), d.hex(12));
  }
}
