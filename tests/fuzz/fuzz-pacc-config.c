/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "pr-pacc-config.h"

/* An input is a document, and the record that may vouch for it. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrClientConfig) config =
      pr_pacc_config_parse ((const char *) data, size, "ann@example.org", &error);
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autofree char *record = size == 0 ? g_strdup ("") : g_strndup ((const char *) data, size);

  g_assert_cmpint (config == NULL, ==, error != NULL);
  for (guint i = 0; config != NULL && i < config->services->len; i++)
    g_assert_true (pr_service_validate (config->services->pdata[i], NULL));
  (void) pr_pacc_config_matches_record (body, record);
  return 0;
}
