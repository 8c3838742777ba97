/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-provider-texts.h"

#include <locale.h>

static PrProvider *
lookup (const char *id)
{
  PrProvider *provider = pr_presets_lookup_id (pr_presets_get_default (), id);

  g_assert_nonnull (provider);
  return provider;
}

static void
test_domains (void)
{
  g_autofree char *few = pr_provider_text_domains (lookup ("icloud"));
  g_autofree char *many = pr_provider_text_domains (lookup ("fastmail"));

  g_assert_cmpstr (few, ==, "icloud.com, me.com, mac.com");
  g_assert_true (g_str_has_prefix (many, "fastmail.com, "));
  g_assert_true (g_str_has_suffix (many, " more"));
}

static void
test_server (void)
{
  PrProviderServer server;
  g_autofree char *login = NULL;
  g_autofree char *auths = NULL;

  g_assert_true (pr_provider_find_server (lookup ("gmail"), PR_PROTOCOL_IMAP, &server));
  login = pr_provider_text_login (&server);
  auths = pr_provider_text_auths (&server);
  g_assert_cmpstr (login, ==, "the whole e-mail address");
  g_assert_cmpstr (auths, ==, "OAuth 2, Password");
}

static void
test_provenance (void)
{
  g_autofree char *text = pr_provider_text_provenance (lookup ("gmail"));

  g_assert_true (g_str_has_prefix (text, "Checked in September 2026. Sources: "));
}

/* Each provider has words to copy, and none of them is a placeholder left over. */
static void
test_all (void)
{
  GListModel *all = G_LIST_MODEL (pr_presets_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PrProvider) provider = g_list_model_get_item (all, i);
      g_autofree char *settings = pr_provider_text_settings (provider);
      g_autofree char *correction = pr_provider_text_correction (provider);

      g_assert_true (g_str_has_prefix (settings, pr_provider_get_name (provider)));
      g_assert_nonnull (strstr (correction, pr_provider_get_id (provider)));
      g_assert_null (strstr (settings, "(null)"));
      g_assert_null (strstr (correction, "(null)"));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/provider-texts/domains", test_domains);
  g_test_add_func ("/provider-texts/server", test_server);
  g_test_add_func ("/provider-texts/provenance", test_provenance);
  g_test_add_func ("/provider-texts/all", test_all);
  return g_test_run ();
}
