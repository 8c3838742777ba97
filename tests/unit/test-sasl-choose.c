/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl.h"

#define OFFER_ALL                                                                                  \
  "CRAM-MD5 LOGIN PLAIN SCRAM-SHA-1 SCRAM-SHA-1-PLUS SCRAM-SHA-256 SCRAM-SHA-256-PLUS XOAUTH2 "    \
  "OAUTHBEARER GSSAPI"

static const struct
{
  const char *offered; /* NULL: the server does not say */
  PrAuth wanted;
  gboolean encrypted;
  const char *cb_type;
  gboolean have_token;
  const char *refused;
  const char *chosen;
} rows[] = {
  /* auto over TLS, down the whole ladder */
  { OFFER_ALL, PR_AUTH_AUTO, TRUE, "tls-exporter", FALSE, NULL, "SCRAM-SHA-256-PLUS" },
  { OFFER_ALL, PR_AUTH_AUTO, TRUE, NULL, FALSE, NULL, "SCRAM-SHA-256" },
  { OFFER_ALL, PR_AUTH_AUTO, TRUE, "tls-exporter", FALSE, "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256" },
  { OFFER_ALL, PR_AUTH_AUTO, TRUE, "tls-exporter", FALSE, "scram-sha-256 scram-sha-256-plus",
    "SCRAM-SHA-1-PLUS" },
  { "SCRAM-SHA-1 PLAIN", PR_AUTH_AUTO, TRUE, "tls-exporter", FALSE, NULL, "SCRAM-SHA-1" },
  { "CRAM-MD5 LOGIN PLAIN", PR_AUTH_AUTO, TRUE, NULL, FALSE, NULL, "PLAIN" },
  { "CRAM-MD5 LOGIN PLAIN", PR_AUTH_AUTO, TRUE, NULL, FALSE, "PLAIN", "LOGIN" },
  { "CRAM-MD5 LOGIN", PR_AUTH_AUTO, TRUE, NULL, FALSE, NULL, "LOGIN" },
  { "CRAM-MD5", PR_AUTH_AUTO, TRUE, NULL, FALSE, NULL, "CRAM-MD5" },
  { "plain", PR_AUTH_AUTO, TRUE, NULL, FALSE, NULL, "PLAIN" },
  { "PLAIN", PR_AUTH_AUTO, TRUE, NULL, FALSE, "PLAIN", NULL },
  { "GSSAPI XOAUTH2", PR_AUTH_AUTO, TRUE, NULL, FALSE, NULL, NULL },
  { "PLAINS", PR_AUTH_AUTO, TRUE, NULL, FALSE, NULL, NULL },
  { "", PR_AUTH_AUTO, TRUE, NULL, FALSE, NULL, NULL },
  { NULL, PR_AUTH_AUTO, TRUE, NULL, FALSE, NULL, NULL },
  /* auto without TLS; there is nothing to bind to, whatever the caller says */
  { OFFER_ALL, PR_AUTH_AUTO, FALSE, NULL, FALSE, NULL, "SCRAM-SHA-256" },
  { OFFER_ALL, PR_AUTH_AUTO, FALSE, "tls-exporter", FALSE, NULL, "SCRAM-SHA-256" },
  { "LOGIN PLAIN CRAM-MD5", PR_AUTH_AUTO, FALSE, NULL, FALSE, NULL, "CRAM-MD5" },
  { "LOGIN PLAIN", PR_AUTH_AUTO, FALSE, NULL, FALSE, NULL, "PLAIN" },
  { "LOGIN", PR_AUTH_AUTO, FALSE, NULL, FALSE, NULL, "LOGIN" },
  /* auto with a token */
  { OFFER_ALL, PR_AUTH_AUTO, TRUE, "tls-exporter", TRUE, NULL, "OAUTHBEARER" },
  { OFFER_ALL, PR_AUTH_AUTO, TRUE, NULL, TRUE, "OAUTHBEARER", "XOAUTH2" },
  { "XOAUTH2 PLAIN", PR_AUTH_AUTO, TRUE, NULL, TRUE, NULL, "XOAUTH2" },
  { "PLAIN", PR_AUTH_AUTO, TRUE, NULL, TRUE, NULL, NULL },
  /* password */
  { OFFER_ALL, PR_AUTH_PASSWORD, TRUE, NULL, FALSE, NULL, "PLAIN" },
  { "SCRAM-SHA-1 LOGIN", PR_AUTH_PASSWORD, TRUE, NULL, FALSE, NULL, "LOGIN" },
  { "CRAM-MD5", PR_AUTH_PASSWORD, TRUE, NULL, FALSE, NULL, NULL },
  { NULL, PR_AUTH_PASSWORD, TRUE, NULL, FALSE, NULL, NULL },
  /* by name */
  { OFFER_ALL, PR_AUTH_PLAIN, TRUE, NULL, FALSE, NULL, "PLAIN" },
  { OFFER_ALL, PR_AUTH_LOGIN, TRUE, NULL, FALSE, NULL, "LOGIN" },
  { OFFER_ALL, PR_AUTH_CRAM_MD5, TRUE, NULL, FALSE, NULL, "CRAM-MD5" },
  { OFFER_ALL, PR_AUTH_SCRAM_SHA_1, TRUE, NULL, FALSE, NULL, "SCRAM-SHA-1" },
  { OFFER_ALL, PR_AUTH_SCRAM_SHA_1, TRUE, "tls-exporter", FALSE, NULL, "SCRAM-SHA-1-PLUS" },
  { OFFER_ALL, PR_AUTH_SCRAM_SHA_256, TRUE, "tls-exporter", FALSE, NULL, "SCRAM-SHA-256-PLUS" },
  { OFFER_ALL, PR_AUTH_XOAUTH2, TRUE, NULL, TRUE, NULL, "XOAUTH2" },
  { OFFER_ALL, PR_AUTH_OAUTHBEARER, TRUE, NULL, TRUE, NULL, "OAUTHBEARER" },
  { NULL, PR_AUTH_LOGIN, TRUE, NULL, FALSE, NULL, "LOGIN" },
  { NULL, PR_AUTH_LOGIN, TRUE, NULL, FALSE, "LOGIN", NULL },
  { NULL, PR_AUTH_SCRAM_SHA_256, TRUE, "tls-exporter", FALSE, NULL, "SCRAM-SHA-256" },
  { "PLAIN", PR_AUTH_CRAM_MD5, TRUE, NULL, FALSE, NULL, NULL },
  { OFFER_ALL, PR_AUTH_APOP, TRUE, NULL, FALSE, NULL, NULL },
  { OFFER_ALL, PR_AUTH_NONE, TRUE, NULL, FALSE, NULL, NULL },
};

static char **
split (const char *names)
{
  return names == NULL ? NULL : g_strsplit (names, " ", -1);
}

static void
test_choose (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) offered = split (rows[i].offered);
      g_auto (GStrv) refused = split (rows[i].refused);
      const PrSaslMechanism *chosen =
          pr_sasl_choose ((const char *const *) offered, rows[i].wanted, rows[i].encrypted,
                          rows[i].cb_type, rows[i].have_token, (const char *const *) refused);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (chosen == NULL ? NULL : chosen->name, ==, rows[i].chosen);
    }
}

static void
test_find (void)
{
  const PrSaslMechanism *plain = pr_sasl_mechanism_find ("Plain");

  g_assert_cmpstr (plain->name, ==, "PLAIN");
  g_assert_cmpint (plain->auth, ==, PR_AUTH_PLAIN);
  g_assert_cmpint (plain->flags, ==, PR_SASL_FLAG_CLIENT_FIRST | PR_SASL_FLAG_SENDS_PASSWORD);
  g_assert_null (pr_sasl_mechanism_find ("PLAI"));
  g_assert_null (pr_sasl_mechanism_find (""));
}

static void
test_wants_channel_binding (void)
{
  static const struct
  {
    const char *mechanism;
    const char *offered;
    gboolean wants;
  } binding_rows[] = {
    { "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256 SCRAM-SHA-256-PLUS", TRUE },
    { "SCRAM-SHA-256", "SCRAM-SHA-256 PLAIN", TRUE },
    { "SCRAM-SHA-256", "SCRAM-SHA-256 SCRAM-SHA-256-PLUS", FALSE },
    { "SCRAM-SHA-256", "SCRAM-SHA-256 scram-sha-1-plus", FALSE },
    { "SCRAM-SHA-1", NULL, FALSE },
    { "PLAIN", "PLAIN", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (binding_rows); i++)
    {
      g_auto (GStrv) offered = split (binding_rows[i].offered);
      const PrSaslMechanism *mechanism = pr_sasl_mechanism_find (binding_rows[i].mechanism);

      g_assert_cmpint (pr_sasl_wants_channel_binding (mechanism, (const char *const *) offered), ==,
                       binding_rows[i].wants);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sasl-choose/choose", test_choose);
  g_test_add_func ("/sasl-choose/find", test_find);
  g_test_add_func ("/sasl-choose/wants-channel-binding", test_wants_channel_binding);
  return g_test_run ();
}
