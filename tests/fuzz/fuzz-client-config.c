/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "pr-client-config.h"

/* An input is a document. What comes out can be tested without another look. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrClientConfig) config =
      pr_client_config_parse ((const char *) data, size, "ann@example.org", &error);

  g_assert_cmpint (config == NULL, ==, error != NULL);
  if (config == NULL)
    return 0;
  g_assert_cmpuint (config->services->len, >, 0);
  g_assert_cmpuint (config->services->len, <=, PR_CLIENT_CONFIG_MAX_SERVERS);
  for (guint i = 0; i < config->services->len; i++)
    g_assert_true (pr_service_validate (config->services->pdata[i], NULL));
  for (guint i = 0; i < config->pages->len; i++)
    {
      const PrClientConfigPage *page = config->pages->pdata[i];

      g_assert_true (g_str_has_prefix (page->url, "http"));
      g_assert_true (page->text == NULL || g_utf8_validate (page->text, -1, NULL));
    }
  return 0;
}
