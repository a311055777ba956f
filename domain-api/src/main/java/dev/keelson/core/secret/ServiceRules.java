// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import static dev.keelson.core.secret.Shape.ALNUM;
import static dev.keelson.core.secret.Shape.HEX;
import static dev.keelson.core.secret.Shape.START;
import static dev.keelson.core.secret.Shape.URL;
import static dev.keelson.core.secret.Shape.anywhere;
import static dev.keelson.core.secret.Shape.strong;
import static dev.keelson.core.secret.Shape.weak;

import java.util.List;
import java.util.regex.Pattern;

/** Services for chat, mail, payment and documents. */
final class ServiceRules {

  static final List<SecretRule> ALL =
      List.of(
          strong("Slack token", "xox[a-z]-(?:[0-9]-)?", "[A-Za-z0-9-]{18,300}+", "xox"),
          strong("Slack token", "xoxe\\.xox[bp]-", "[A-Za-z0-9-]{18,300}+", "xoxe."),
          strong("Slack token", "xapp-[0-9]-", "[A-Za-z0-9-]{18,200}+", "xapp-"),
          webhook(
              "hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/",
              "[A-Za-z0-9]{6,20}/[A-Za-z0-9]{6,20}/(?<body>[A-Za-z0-9/]{16,60}+)",
              "hooks.slack"),
          webhook(
              "discord(?:app)?\\.com/api/(?:v[0-9]{1,2}/)?webhooks/",
              "[0-9]{16,21}/(?<body>" + URL + "{50,90}+)",
              "/webhooks/"),
          webhook(
              "webhook\\.office\\.com/webhookb2/",
              "(?<body>[A-Za-z0-9@/_-]{60,300}+)",
              "webhook.office.com"),
          anywhere("Telegram token", "(?<![0-9])[0-9]{8,10}:AA", URL + "{32,34}", ":AA"),
          strong(
              "Stripe key",
              "[rs]k_(?:live|test|prod)_",
              ALNUM + "{16,200}+",
              "k_live_",
              "k_test_",
              "k_prod_"),
          strong("Stripe webhook secret", "whsec_", "[A-Za-z0-9+/=]{24,100}+", "whsec_"),
          strong("SendGrid key", START + "SG\\.", URL + "{16,32}\\." + URL + "{32,64}+", "SG."),
          weak("Twilio key", "SK", HEX + "{32}", "SK"),
          weak("Mailgun key", "key-", HEX + "{32}", "key-"),
          weak("Mailchimp key", "", HEX + "{32}-us[0-9]{1,2}", "-us"),
          strong(
              "Brevo key",
              "x(?:keysib|smtpsib)-",
              HEX + "{64}-" + ALNUM + "{16}",
              "xkeysib-",
              "xsmtpsib-"),
          weak("Resend key", "re_", "[A-Za-z0-9]{8}_[A-Za-z0-9]{20,32}+", "re_"),
          strong(
              "Shopify token",
              "shp(?:at|ca|pa|ss|ua)_",
              "[A-Fa-f0-9]{32}",
              "shpat_",
              "shpca_",
              "shppa_",
              "shpss_",
              "shpua_"),
          strong(
              "Square token",
              "sq0(?:atp|csp|idp)-",
              URL + "{22,60}+",
              "sq0atp-",
              "sq0csp-",
              "sq0idp-"),
          weak("Square token", "EAAA", URL + "{56,64}+", "EAAA"),
          weak("Facebook token", "EAA[A-Z]", ALNUM + "{100,300}+", "EAA"),
          strong("Notion token", "ntn_", ALNUM + "{40,60}+", "ntn_"),
          weak("Notion token", "secret_", ALNUM + "{43}", "secret_"),
          strong(
              "Figma token",
              "fig[dou]r?_",
              URL + "{36,60}+",
              "figd_",
              "figo_",
              "figu_",
              "figor_",
              "figur_"),
          weak("Airtable token", "pat", ALNUM + "{14}\\." + HEX + "{64}", "pat"),
          weak(
              "Harness token",
              "[ps]at\\.",
              URL + "{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}",
              "pat.",
              "sat."),
          strong("ReadMe key", "rdme_", "[a-z0-9]{70}", "rdme_"),
          strong(
              "Plaid token",
              "access-(?:sandbox|development|production)-",
              "[0-9a-f-]{36}",
              "access-sandbox-",
              "access-development-",
              "access-production-"),
          strong("EasyPost key", "EZ[AT]K", ALNUM + "{54}", "EZAK", "EZTK"),
          strong("Shippo token", "shippo_(?:live|test)_", HEX + "{40}", "shippo_"),
          strong("PostHog key", "ph[xs]_", ALNUM + "{32,64}+", "phx_", "phs_"),
          strong("Contentful token", "CFPAT-", URL + "{40,50}+", "CFPAT-"),
          strong("Intercom token", "dG9rO", "[A-Za-z0-9+/=_-]{50,80}+", "dG9rO"),
          strong(
              "Mapbox token",
              START + "sk\\.eyJ",
              "[A-Za-z0-9_-]{20,200}\\.[A-Za-z0-9_-]{16,40}",
              "sk.eyJ"));

  private ServiceRules() {}

  private static SecretRule webhook(String address, String path, String hint) {
    return new SecretRule(
        "webhook address",
        List.of(hint),
        Pattern.compile("(?i:" + address + ")(?<secret>" + path + ")"),
        candidate -> Looks.plausible(candidate.group("body")),
        SecretRule.REACH / 2);
  }
}
