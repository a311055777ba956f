// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import static dev.keelson.core.secret.Shape.ALNUM;
import static dev.keelson.core.secret.Shape.HEX;
import static dev.keelson.core.secret.Shape.URL;
import static dev.keelson.core.secret.Shape.strong;
import static dev.keelson.core.secret.Shape.weak;

import java.util.List;
import java.util.regex.Pattern;

/** Where code is kept, built and published. */
final class CodeRules {

  static final List<SecretRule> ALL =
      List.of(
          withChecksum("GitHub token", "gh[pousr]_", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
          // an app's number, then a web token of up to some 500 characters
          strong(
              "GitHub token",
              "gh[us]_[A-Za-z0-9]{1,20}_",
              URL + "{10,600}+\\." + URL + "{10,600}+\\." + URL + "{10,600}+",
              "ghs_",
              "ghu_"),
          strong("GitHub token", "github_pat_", "[A-Za-z0-9_]{59,255}+", "github_pat_"),
          strong(
              "GitLab token",
              "gl(?:pat|rt|rtr|dt|cbt|ptt|ft|soat|oas|agent|imt|ffct|wt)-",
              URL + "{20,300}+(?:\\.[0-9a-z]{2}\\.?[0-9a-z]{7})?",
              "glpat-",
              "glrt-",
              "glrtr-",
              "gldt-",
              "glcbt-",
              "glptt-",
              "glft-",
              "glsoat-",
              "gloas-",
              "glagent-",
              "glimt-",
              "glffct-",
              "glwt-"),
          strong("GitLab token", "GR1348941", URL + "{20}", "GR1348941"),
          strong("Bitbucket token", "ATBB", ALNUM + "{28,40}+", "ATBB"),
          strong("Bitbucket token", "ATCTT3xFfG", "[A-Za-z0-9_=-]{40,400}+", "ATCTT3"),
          strong("Atlassian token", "ATATT3x", "[A-Za-z0-9_=-]{40,400}+", "ATATT3x"),
          withChecksum("npm token", "npm_", "npm_"),
          strong("PyPI token", "pypi-AgE", URL + "{40,1000}+", "pypi-AgE"),
          strong("RubyGems key", "rubygems_", HEX + "{48}", "rubygems_"),
          weak("crates.io token", "cio", ALNUM + "{32}", "cio"),
          weak("NuGet key", "oy2", "[a-z0-9]{43}", "oy2"),
          strong("Clojars token", "(?i:CLOJARS_)", "[a-z0-9]{60}", "CLOJARS_"),
          strong("Docker token", "dckr_(?:pat|oat)_", URL + "{20,64}+", "dckr_"),
          strong("Artifactory key", "AKCp", ALNUM + "{69}", "AKCp"),
          weak("Artifactory token", "cmVmd", ALNUM + "{59}", "cmVmd"),
          strong(
              "CircleCI token", "CCI(?:PAT|PRJ)_", "[A-Za-z0-9_]{30,120}+", "CCIPAT_", "CCIPRJ_"),
          strong(
              "Buildkite token",
              "bk(?:ua|aa|pt|at)_",
              "[A-Za-z0-9]{32,64}+",
              "bkua_",
              "bkaa_",
              "bkpt_",
              "bkat_"),
          strong("Sourcegraph token", "sgp_(?:" + HEX + "{16}_|local_)?", HEX + "{40}", "sgp_"),
          strong("Linear key", "lin_(?:api|oauth)_", ALNUM + "{32,80}+", "lin_api_", "lin_oauth_"),
          strong("Snyk token", "snyk_(?:uat|sat)\\.", "[A-Za-z0-9_.-]{40,200}+", "snyk_"),
          strong("SonarQube token", "sq[apu]_", HEX + "{40}", "sqa_", "sqp_", "squ_"),
          strong("Postman key", "PMAK-", "[A-Za-z0-9]{24}-[A-Za-z0-9]{34}", "PMAK-"));

  private CodeRules() {}

  /** A right checksum proves it; a wrong one may be that of an older or a cut token. */
  private static SecretRule withChecksum(String kind, String prefix, String... hints) {
    return new SecretRule(
        kind,
        List.of(hints),
        Pattern.compile(prefix + "(?<body>" + ALNUM + "{36,255}+)"),
        candidate ->
            !Examples.contains(candidate.value())
                && (Checksums.holds(candidate.group("body"))
                    || Looks.plausible(candidate.group("body"))),
        0);
  }
}
