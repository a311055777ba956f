// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.List;
import java.util.regex.Pattern;

/** Passwords that commands are given, where nothing but the command says what they are. */
final class CommandRules {

  private static final String VALUE = "[\"']?(?<secret>[^\\s\"'`$\\\\]{4,200}+)";

  static final List<SecretRule> ALL =
      List.of(
          option("login", "login\\b[^\\r\\n|;]{0,100}? -p[ =]"),
          option("sshpass", "sshpass -p ?"),
          option("mysql", "mysql[a-z]{0,10}\\b[^\\r\\n|;]{0,100}? -p"),
          option("curl", "curl\\b[^\\r\\n|;]{0,150}? (?:-u|--user)[ =]?[\"']?[^\\s:\"']{1,80}:"),
          option("ConvertTo-SecureString", "(?i:ConvertTo-SecureString)(?: -String)? "));

  private CommandRules() {}

  private static SecretRule option(String command, String before) {
    return new SecretRule(
        "password",
        List.of(command),
        Pattern.compile(before + VALUE),
        candidate -> LabelRules.isChosen(candidate.value(), false),
        0);
  }
}
