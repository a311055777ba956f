// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import static dev.keelson.core.secret.Shape.ALNUM;
import static dev.keelson.core.secret.Shape.HEX;
import static dev.keelson.core.secret.Shape.URL;
import static dev.keelson.core.secret.Shape.anywhere;
import static dev.keelson.core.secret.Shape.strong;
import static dev.keelson.core.secret.Shape.weak;

import java.util.List;

/** Providers of models and of what agents use. */
final class ModelRules {

  static final List<SecretRule> ALL =
      List.of(
          strong("Anthropic key", "sk-ant-(?:[a-z]{2,10}[0-9]{2}-)?", URL + "{20,300}+", "sk-ant-"),
          strong("OpenRouter key", "sk-or-v[0-9]-", ALNUM + "{32,100}+", "sk-or-v"),
          strong("Langfuse key", "sk-lf-", "[0-9a-f-]{36}", "sk-lf-"),
          anywhere(
              "OpenAI key",
              "sk-(?:proj|svcacct|admin|service|None)-",
              URL + "{32,300}+",
              "sk-proj-",
              "sk-svcacct-",
              "sk-admin-",
              "sk-service-",
              "sk-None-"),
          // OpenAI's older keys, and those of several others
          anywhere("OpenAI key", "sk-(?=[a-z0-9]{0,40}[A-Z])", ALNUM + "{40,200}+", "sk-"),
          weak("OpenAI key", "sk-", ALNUM + "{20,200}+", "sk-"),
          anywhere("Hugging Face token", "(?:hf|api_org)_", ALNUM + "{30,50}+", "hf_", "api_org_"),
          strong("xAI key", "xai-", ALNUM + "{40,120}+", "xai-"),
          anywhere("Groq key", "gsk_", ALNUM + "{40,80}+", "gsk_"),
          weak("Cerebras key", "csk-", ALNUM + "{40,60}+", "csk-"),
          strong("Perplexity key", "pplx-", ALNUM + "{40,64}+", "pplx-"),
          weak("Replicate token", "r8_", URL + "{37}", "r8_"),
          strong("NVIDIA key", "nvapi-", URL + "{50,90}+", "nvapi-"),
          strong("Together key", "tgp_v1_", URL + "{40,60}+", "tgp_v1_"),
          weak("ElevenLabs key", "sk_", HEX + "{48}", "sk_"),
          strong("LangSmith key", "lsv2_(?:pt|sk)_", HEX + "{32}_" + HEX + "{10}", "lsv2_"),
          strong("Tavily key", "tvly-(?:dev-|prod-)?", ALNUM + "{24,60}+", "tvly-"),
          weak("E2B key", "e2b_", HEX + "{40}", "e2b_"),
          weak("Firecrawl key", "fc-", HEX + "{32}", "fc-"),
          weak("Cursor key", "(?:key|crsr)_", HEX + "{64}", "key_", "crsr_"),
          weak("Fireworks key", "fw_", ALNUM + "{22,24}", "fw_"),
          strong("Apify token", "apify_api_", ALNUM + "{30,50}+", "apify_api_"));

  private ModelRules() {}
}
