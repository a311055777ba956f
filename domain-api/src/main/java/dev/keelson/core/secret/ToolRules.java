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

/** Databases, observation, identity, tasks and payment: what teams connect their tools with. */
final class ToolRules {

  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  static final List<SecretRule> ALL =
      List.of(
          strong("Laravel key", "APP_KEY=base64:", "[A-Za-z0-9+/]{43}=", "APP_KEY="),
          strong("Pinecone key", "pcsk_", "[A-Za-z0-9]{4,8}_[A-Za-z0-9]{50,70}+", "pcsk_"),
          strong("Neon key", "napi_", "[a-z0-9]{60,70}+", "napi_"),
          strong("Axiom token", "xa(?:at|pt)-", UUID, "xaat-", "xapt-"),
          strong("Honeycomb key", "hc[abxi][a-z]{1,2}_", "[a-z0-9]{50,64}+", "hca", "hcb", "hcx"),
          strong("Logfire token", "pylf_v[0-9]_[a-z]{2}_", ALNUM + "{40,50}+", "pylf_v"),
          weak("LaunchDarkly key", "sdk-", UUID, "sdk-"),
          strong("Okta token", "SSWS ", "00" + URL + "{38,42}+", "SSWS "),
          strong("HubSpot token", "pat-(?:na|eu|ap)[0-9]-", UUID, "pat-na", "pat-eu", "pat-ap"),
          strong("Typeform token", "tfp_", URL + "{40,60}+", "tfp_"),
          strong("Trello token", "ATTA", "[A-Fa-f0-9]{64,80}+", "ATTA"),
          weak(
              "Asana token",
              START + "[12]/[0-9]{10,20}(?:/[0-9]{10,20})?:",
              HEX + "{32}",
              "1/",
              "2/"),
          strong(
              "PayPal token",
              "access_token\\$production\\$",
              "[0-9a-z]{16}\\$[0-9a-f]{32}",
              "access_token$"),
          strong("Flutterwave key", "FLWSECK(?:_TEST)?-", "[0-9a-fA-F]{12,40}-X", "FLWSECK"),
          strong("Duffel token", "duffel_(?:test|live)_", URL + "{43}", "duffel_"),
          strong("MaxMind key", "", "[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk", "_mmk").reaching(37),
          strong("Frame.io token", "fio-u-", URL + "{64}", "fio-u-"),
          weak("Dropbox token", "sl\\.", URL + "{130,200}+", "sl."),
          weak("Octopus key", "API-", "[A-Z0-9]{26,32}+", "API-"),
          strong("Rootly token", "rootly_", HEX + "{64}", "rootly_"),
          strong("Deno token", "dd[pw]_", ALNUM + "{36}", "ddp_", "ddw_"),
          weak("Render key", "rnd_", ALNUM + "{28,32}", "rnd_"),
          strong("dbt token", "dbt[cu]_", URL + "{30,60}+", "dbtc_", "dbtu_"),
          weak("Infracost key", "ico-", ALNUM + "{32}", "ico-"),
          weak("Adafruit key", "aio_", ALNUM + "{28}", "aio_"),
          weak("Scalingo token", "tk-us-", URL + "{48}", "tk-us-"),
          weak("DeepL key", "", UUID + ":fx", ":fx").reaching(36),
          weak("Jina key", "jina_", URL + "{50,70}+", "jina_"),
          strong("Browserbase key", "bb_live_", URL + "{24,40}+", "bb_live_"),
          strong("Daytona key", "dtn_", HEX + "{64}", "dtn_"),
          weak("RunPod key", "rpa_", "[A-Z0-9]{30,60}+", "rpa_"),
          anywhere("Azure DevOps token", "(?=.{76}AZDO)", ALNUM + "{84}", "AZDO").reaching(76),
          anywhere("Azure key", "(?=.{52}JQQJ99)", ALNUM + "{84}", "JQQJ99").reaching(52));

  private ToolRules() {}
}
