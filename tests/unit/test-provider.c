/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-presets.h"

#include <string.h>

static PrPresets *presets;

static PrProvider *
get_provider (const char *id)
{
  PrProvider *provider = pr_presets_lookup_id (presets, id);

  g_assert_nonnull (provider);
  return provider;
}

static void
test_host (void)
{
  static const struct
  {
    const char *host;
    const char *address;
    const char *filled;
  } rows[] = {
    { "imap.gmail.com", "ann@gmail.com", "imap.gmail.com" },
    { "127.0.0.1", "ann@proton.me", "127.0.0.1" },
    { "%EMAILDOMAIN%", "ann@example.org", "example.org" },
    { "mail.%EMAILDOMAIN%", "ann@example.org", "mail.example.org" },
    { "mail.%EMAILDOMAIN%", "ann@bücher.example", "mail.xn--bcher-kva.example" },
    { "mail.%EMAILDOMAIN%", "ann@[192.0.2.1]", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PrProviderServer server = { .host = rows[i].host };
      g_autofree char *filled = pr_provider_server_dup_host (&server, rows[i].address);

      g_assert_cmpstr (filled, ==, rows[i].filled);
    }
}

static void
test_username (void)
{
  static const struct
  {
    PrUsernameKind kind;
    const char *pattern;
    const char *address;
    const char *username;
  } rows[] = {
    { PR_USERNAME_ADDRESS, NULL, "ann@example.org", "ann@example.org" },
    { PR_USERNAME_LOCAL_PART, NULL, "ann@example.org", "ann" },
    { PR_USERNAME_LOCAL_PART, NULL, "\"a@b\"@example.org", "\"a@b\"" },
    { PR_USERNAME_OTHER, NULL, "ann@example.org", NULL },
    { PR_USERNAME_OTHER, "%EMAILLOCALPART%.%EMAILDOMAIN%", "ann@example.org", "ann.example.org" },
    { PR_USERNAME_OTHER, "x-%EMAILADDRESS%", "ann@example.org", "x-ann@example.org" },
    { PR_USERNAME_OTHER, "apikey", "ann@example.org", "apikey" },
    /* What stands in the address is not filled in again. */
    { PR_USERNAME_OTHER, "%EMAILLOCALPART%", "%EMAILDOMAIN%@example.org", "%EMAILDOMAIN%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PrProviderServer server = { .username = rows[i].kind, .username_pattern = rows[i].pattern };
      g_autofree char *username = pr_provider_server_dup_username (&server, rows[i].address);

      g_assert_cmpstr (username, ==, rows[i].username);
    }
}

static void
test_traits (void)
{
  static const struct
  {
    const char *id;
    guint traits;
    const char *advice; /* a part of it */
  } rows[] = {
    { "gmail", 0, NULL },
    { "web-de", 0, NULL },
    { "outlook", PR_PROVIDER_NEEDS_OAUTH2, "Microsoft sign-in" },
    { "tuta", PR_PROVIDER_NO_SERVERS | PR_PROVIDER_NO_INCOMING, "only with its own apps" },
    { "sendgrid", PR_PROVIDER_NO_INCOMING, "Sends mail only" },
    { "webmail-za", PR_PROVIDER_NO_INCOMING, "No IMAP or POP3 server of Webmail.co.za" },
    { "mit", PR_PROVIDER_NEEDS_OAUTH2, "MIT accepts no passwords" },
    { "broba", PR_PROVIDER_UNENCRYPTED, NULL },
    { "naver-works", PR_PROVIDER_UNCONFIRMED, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PrProvider *provider = get_provider (rows[i].id);
      g_autofree char *advice = pr_provider_dup_advice (provider);

      g_test_message ("%s: %s", rows[i].id, advice);
      g_assert_cmpuint (pr_provider_get_traits (provider), ==, rows[i].traits);
      g_assert_cmpint (advice == NULL, ==, rows[i].advice == NULL);
      if (advice != NULL)
        g_assert_nonnull (strstr (advice, rows[i].advice));
    }
}

static void
test_shipped (void)
{
  PrProvider *provider = get_provider ("gmail");
  PrProviderServer server;
  PrProviderHint hint;

  g_assert_cmpstr (pr_provider_get_name (provider), ==, "Gmail");
  g_assert_cmpuint (pr_provider_get_fame (provider), ==, PR_PROVIDER_MAX_FAME);
  g_assert_cmpstr (pr_provider_get_domain (provider, 0), ==, "gmail.com");
  g_assert_cmpstr (pr_provider_get_mx_pattern (provider, 1), ==, "*.gmail-smtp-in.l.google.com");

  g_assert_true (pr_provider_find_server (provider, PR_PROTOCOL_SMTP, &server));
  g_assert_cmpstr (server.host, ==, "smtp.gmail.com");
  g_assert_cmpuint (server.port, ==, 465);
  g_assert_cmpint (server.security, ==, PR_SECURITY_TLS);
  g_assert_cmpuint (server.n_auths, ==, 2);
  g_assert_cmpint (server.auths[0], ==, PR_AUTH_XOAUTH2);
  g_assert_cmpint (server.auths[1], ==, PR_AUTH_PASSWORD);

  g_assert_true (pr_provider_get_hint (provider, 0, &hint));
  g_assert_cmpint (hint.when, ==, PR_HINT_BEFORE);
  g_assert_cmpint (hint.kind, ==, PR_HINT_APP_PASSWORD);
  g_assert_cmpstr (hint.url, ==, "https://myaccount.google.com/apppasswords");

  g_assert_cmpstr (pr_provider_get_oauth2_issuer (provider), ==, "accounts.google.com");
  g_assert_cmpstr (pr_provider_get_oauth2_scope (provider, 0), ==, "https://mail.google.com/");
  g_assert_cmpstr (pr_provider_get_source (provider, 0), ==, "ispdb");
  g_assert_cmpint (pr_provider_get_confidence (provider), ==, PR_CONFIDENCE_HIGH);
  g_assert_true (pr_provider_get_seed (provider));
  g_assert_cmpstr (pr_provider_get_seed_row (provider, 0), ==, "Gmail (section)");
  g_assert_nonnull (pr_provider_get_correction (provider));
  g_assert_null (pr_provider_get_file (provider));

  /* The one provider that speaks TLS where others begin in plain text, and says so. */
  provider = get_provider ("spectrum-charter");
  g_assert_true (pr_provider_find_server (provider, PR_PROTOCOL_SMTP, &server));
  g_assert_cmpuint (server.port, ==, 587);
  g_assert_cmpint (server.security, ==, PR_SECURITY_TLS);
  g_assert_nonnull (server.unusual);
  g_assert_null (pr_provider_get_oauth2_issuer (provider));
}

int
main (int argc, char *argv[])
{
  static const char *const no_folders[] = { NULL };
  int status;

  g_test_init (&argc, &argv, NULL);
  presets = pr_presets_new (no_folders);
  g_test_add_func ("/provider/host", test_host);
  g_test_add_func ("/provider/username", test_username);
  g_test_add_func ("/provider/traits", test_traits);
  g_test_add_func ("/provider/shipped", test_shipped);
  status = g_test_run ();
  g_object_unref (presets);
  return status;
}
