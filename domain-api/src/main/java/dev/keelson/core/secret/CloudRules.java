// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import static dev.keelson.core.secret.Shape.ALNUM;
import static dev.keelson.core.secret.Shape.BASE64;
import static dev.keelson.core.secret.Shape.HEX;
import static dev.keelson.core.secret.Shape.START;
import static dev.keelson.core.secret.Shape.URL;
import static dev.keelson.core.secret.Shape.strong;
import static dev.keelson.core.secret.Shape.weak;

import java.util.List;
import java.util.regex.Pattern;

/** Clouds, hosting, and what manages them. */
final class CloudRules {

  static final List<SecretRule> ALL =
      List.of(
          awsKey(),
          strong("AWS Bedrock key", "ABSK", "[A-Za-z0-9+/=]{100,300}+", "ABSK"),
          googleKey(),
          weak("Google API key", "AQ\\.", URL + "{30,200}+", "AQ."),
          strong("Google token", "ya29\\.", "[A-Za-z0-9_.-]{20,1000}+", "ya29."),
          weak("Google token", "1//0", URL + "{40,200}+", "1//0"),
          strong("Google client secret", "GOCSPX-", URL + "{20,40}+", "GOCSPX-"),
          azure("AccountKey=", "[A-Za-z0-9+/]{80,90}={0,2}"),
          azure("SharedAccessKey=", "[A-Za-z0-9+/]{40,90}={0,2}"),
          azure("[?&;]sig=", "(?:[A-Za-z0-9+/_-]|%[0-9A-Fa-f]{2}){40,120}+=?"),
          weak("Azure client secret", "(?=.{3}[0-9]Q~)", "[A-Za-z0-9_.~-]{34,44}+", "Q~")
              .reaching(4),
          strong(
              "DigitalOcean token", "do[opr]_v1_", HEX + "{64}", "dop_v1_", "doo_v1_", "dor_v1_"),
          strong("Heroku key", "HRKU-", URL + "{36,64}+", "HRKU-"),
          strong("Fly token", "fm[12][ar]?_", "[A-Za-z0-9+/=_-]{40,1000}+", "fm1", "fm2_"),
          weak("Fly token", "fo1_", URL + "{43}", "fo1_"),
          strong("Vault token", START + "hv[sbr]\\.", URL + "{20,400}+", "hvs.", "hvb.", "hvr."),
          strong(
              "Terraform token",
              "[A-Za-z0-9]{14}\\.atlasv1\\.",
              "[A-Za-z0-9_=-]{60,80}+",
              ".atlasv1."),
          strong("Pulumi token", START + "pul-", HEX + "{40}", "pul-"),
          strong("Databricks token", START + "dapi", HEX + "{32}", "dapi"),
          strong(
              "Doppler token",
              START + "dp\\.(?:pt|st|ct|sa|scim|audit)\\.",
              "[A-Za-z0-9_.-]{40,90}+",
              "dp.pt.",
              "dp.st.",
              "dp.ct.",
              "dp.sa.",
              "dp.scim.",
              "dp.audit."),
          strong("Cloudflare token", "cf[ua]t_", ALNUM + "{40,60}+", "cfut_", "cfat_"),
          strong("Cloudflare origin key", "v1\\.0-", HEX + "{24}-" + HEX + "{146}", "v1.0-"),
          strong("Supabase key", "sb_secret_", URL + "{20,80}+", "sb_secret_"),
          strong("Supabase token", "sbp_(?:v[0-9]_)?", HEX + "{40}", "sbp_"),
          strong(
              "PlanetScale token",
              "pscale_(?:tkn|oauth|pw)_",
              "[A-Za-z0-9_=.-]{32,64}+",
              "pscale_"),
          strong("Netlify token", "nf[pcou]_", ALNUM + "{36,64}+", "nfp_", "nfc_", "nfo_", "nfu_"),
          strong(
              "Vercel token",
              "vc[pairk]_",
              ALNUM + "{24,80}+",
              "vcp_",
              "vca_",
              "vci_",
              "vcr_",
              "vck_"),
          strong("Tailscale key", "tskey-[a-z]{2,12}-", URL + "{16,80}+", "tskey-"),
          strong("OpenShift token", "sha256~", URL + "{43}", "sha256~"),
          strong("1Password token", "ops_eyJ", BASE64 + "{100,2000}+", "ops_eyJ"),
          strong("Alibaba access key", START + "LTAI", ALNUM + "{16,26}+", "LTAI"),
          strong("Grafana token", "gl(?:sa|c)_", "[A-Za-z0-9+/=_]{32,400}+", "glsa_", "glc_"),
          strong("Sentry token", "sntry[su]_", "[A-Za-z0-9+/=_]{40,500}+", "sntrys_", "sntryu_"),
          strong(
              "New Relic key",
              "NR(?:AK|JS|II|RA|AA)-",
              ALNUM + "{18,64}+",
              "NRAK-",
              "NRJS-",
              "NRII-",
              "NRRA-",
              "NRAA-"),
          strong(
              "Dynatrace token",
              "dt0[a-z][0-9]{2}\\.",
              "[A-Z0-9]{24}\\.[A-Z0-9]{64}",
              "dt0c01.",
              "dt0s01.",
              "dt0s16."),
          strong("Prefect key", "pn[ub]_", ALNUM + "{36}", "pnu_", "pnb_"));

  private CloudRules() {}

  /** All in capitals, and by chance without a digit. */
  private static SecretRule awsKey() {
    return new SecretRule(
        "AWS access key",
        List.of("AKIA", "ASIA", "ABIA", "ACCA"),
        Pattern.compile("(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])"),
        candidate -> !Looks.isStandIn(candidate.value()),
        0);
  }

  /** Web clients of Firebase carry a key of the same shape that is made to be public. */
  private static SecretRule googleKey() {
    return new SecretRule(
        "Google API key",
        List.of("AIza"),
        Pattern.compile("AIza(?<body>" + URL + "{35})"),
        candidate ->
            Looks.plausible(candidate.group("body"))
                && !Examples.contains(candidate.value())
                && !isForWebClients(candidate.before(200) + candidate.after(300)),
        0);
  }

  private static boolean isForWebClients(String around) {
    return around.contains("authDomain") || around.contains("firebaseapp.com");
  }

  private static SecretRule azure(String label, String value) {
    String literal = label.replaceAll("\\[[^]]*]", "");
    return new SecretRule(
        "Azure key",
        List.of(literal),
        Pattern.compile("(?i:" + label + ")(?<secret>" + value + ")"),
        candidate -> Looks.plausible(candidate.value()) && !Examples.contains(candidate.value()),
        1);
  }
}
