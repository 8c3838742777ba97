/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "pr-provider-private.h"

#include <string.h>

/* An input is a database; corpus/preset-db/three.bin is what compile-presets makes of three.
 * Everything in it is asked for as the program would, and whatever it says must be usable. */

/* A run may be as long as its table, and each provider may name the same one. */
#define MAX_ROWS 20u

static void
use_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
use_servers (PrProvider *provider)
{
  guint n_servers = MIN (pr_provider_get_n_servers (provider), MAX_ROWS);

  for (guint i = 0; i < n_servers; i++)
    {
      PrProviderServer server;
      g_autofree char *host = NULL;
      g_autofree char *username = NULL;

      if (!pr_provider_get_server (provider, i, &server))
        continue;
      g_assert_cmpuint (server.n_auths, <=, PR_PROVIDER_MAX_AUTHS);
      host = pr_provider_server_dup_host (&server, "ann@example.org");
      username = pr_provider_server_dup_username (&server, "ann@example.org");
      use_text (host);
      use_text (username);
      use_text (pr_protocol_get_label (server.protocol));
      use_text (pr_security_get_label (server.security));
    }
}

static void
use_provider (PrProvider *provider)
{
  guint n_hints = MIN (pr_provider_get_n_hints (provider), MAX_ROWS);
  guint n_domains = MIN (pr_provider_get_n_domains (provider), MAX_ROWS);
  g_autofree char *advice = pr_provider_dup_advice (provider);

  use_text (advice);
  use_text (pr_provider_get_id (provider));
  use_text (pr_provider_get_name (provider));
  use_text (pr_provider_get_file (provider));
  use_text (pr_provider_get_checked (provider));
  use_text (pr_enum_get_word (PR_TYPE_CONFIDENCE, (int) pr_provider_get_confidence (provider)));
  for (guint i = 0; i < n_domains; i++)
    use_text (pr_provider_get_domain (provider, i));
  for (guint i = 0; i < n_hints; i++)
    {
      PrProviderHint hint;

      if (pr_provider_get_hint (provider, i, &hint))
        use_text (pr_enum_get_word (PR_TYPE_HINT_KIND, (int) hint.kind));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const keys[] = { "gmail.com", ".olc.protection.outlook.com", "gmail", "" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (PrPresetDb) db = pr_preset_db_new (bytes, NULL);
  guint n_providers = db == NULL ? 0 : MIN (pr_preset_db_get_n_providers (db), MAX_ROWS);

  if (db == NULL)
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint table = PR_PRESET_TABLE_BY_DOMAIN; table <= PR_PRESET_TABLE_BY_ID; table++)
      {
        guint row;

        if (pr_preset_db_find (db, table, keys[i], strlen (keys[i]), &row, NULL))
          g_assert_cmpuint (row, <, pr_preset_db_get_n_providers (db));
      }
  for (guint row = 0; row < n_providers; row++)
    {
      g_autoptr (PrProvider) provider = pr_provider_new (db, row);

      use_provider (provider);
      use_servers (provider);
    }
  return 0;
}
