/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl.h"
#include "pr-script-scram.h"

#include <string.h>

/* The server's half against the client's, which has been tried with GNU SASL and with Dovecot. */

#define USER "a=b,c@example.org"
#define PASSWORD "open sesame"

static GBytes *
dup_binding (const char *type, gpointer data)
{
  return data != NULL && g_str_equal (type, "tls-exporter") ? g_bytes_new (data, strlen (data))
                                                            : NULL;
}

static gboolean
exchange (const char *mechanism,
          GChecksumType digest,
          gboolean plus,
          const char *password,
          const char *client_binding,
          char *server_binding)
{
  g_autoptr (PrSecret) secret = pr_secret_new (password, -1);
  g_autoptr (PrSecret) right = pr_secret_new (PASSWORD, -1);
  g_autoptr (PrSasl) client =
      pr_sasl_new (pr_sasl_mechanism_find (mechanism), USER, secret, "localhost", 993);
  g_autoptr (PrScriptScram) server = pr_script_scram_new (digest, plus);
  g_autoptr (PrSecret) first = NULL;
  g_autoptr (PrSecret) final = NULL;
  g_autoptr (PrSecret) last = NULL;
  g_autoptr (GError) error = NULL;
  const char *text = NULL;

  if (client_binding != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (client_binding, strlen (client_binding));

      pr_sasl_set_channel_binding (client, "tls-exporter", bytes);
    }
  first = pr_sasl_start (client, &error);
  g_assert_no_error (error);
  if (!pr_script_scram_take_first (server, pr_secret_get_text (first), pr_secret_get_size (first),
                                   dup_binding, server_binding))
    return FALSE;
  text = pr_script_scram_get_challenge (server);
  final = pr_sasl_respond (client, text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_null (pr_script_scram_get_signature (server));
  if (!pr_script_scram_take_final (server, pr_secret_get_text (final), pr_secret_get_size (final),
                                   USER, right))
    return FALSE;
  text = pr_script_scram_get_signature (server);
  last = pr_sasl_respond (client, text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_nonnull (last);
  g_assert_true (pr_sasl_is_complete (client, &error));
  return TRUE;
}

static void
test_exchanges (void)
{
  static char session[] = "session";
  static char other[] = "other";
  static const struct
  {
    const char *mechanism;
    GChecksumType digest;
    gboolean plus;
    const char *password;
    const char *client_binding;
    char *server_binding;
    gboolean signs_in;
  } rows[] = {
    { "SCRAM-SHA-1", G_CHECKSUM_SHA1, FALSE, PASSWORD, NULL, NULL, TRUE },
    { "SCRAM-SHA-256", G_CHECKSUM_SHA256, FALSE, PASSWORD, NULL, NULL, TRUE },
    { "SCRAM-SHA-256", G_CHECKSUM_SHA256, FALSE, PASSWORD, "session", session, TRUE },
    { "SCRAM-SHA-256", G_CHECKSUM_SHA256, FALSE, "wrong", NULL, NULL, FALSE },
    { "SCRAM-SHA-1-PLUS", G_CHECKSUM_SHA1, TRUE, PASSWORD, "session", session, TRUE },
    { "SCRAM-SHA-256-PLUS", G_CHECKSUM_SHA256, TRUE, PASSWORD, "session", session, TRUE },
    { "SCRAM-SHA-256-PLUS", G_CHECKSUM_SHA256, TRUE, PASSWORD, "session", other, FALSE },
    { "SCRAM-SHA-256-PLUS", G_CHECKSUM_SHA256, TRUE, PASSWORD, "session", NULL, FALSE },
    { "SCRAM-SHA-256-PLUS", G_CHECKSUM_SHA256, TRUE, "wrong", "session", session, FALSE },
    { "SCRAM-SHA-256", G_CHECKSUM_SHA256, TRUE, PASSWORD, NULL, session, FALSE },
    { "SCRAM-SHA-256-PLUS", G_CHECKSUM_SHA256, FALSE, PASSWORD, "session", session, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (exchange (rows[i].mechanism, rows[i].digest, rows[i].plus, rows[i].password,
                                 rows[i].client_binding, rows[i].server_binding),
                       ==, rows[i].signs_in);
    }
}

static void
test_first_messages (void)
{
  static const struct
  {
    const char *message;
    gsize n_bytes;
    gboolean taken;
  } rows[] = {
    { "n,,n=ann,r=abc", 14, TRUE },
    { "y,,n=ann,r=abc", 14, TRUE },
    { "n,a=ann,n=ann,r=abc", 19, TRUE },
    { "n,,n=ann,r=abc,x=1", 18, TRUE },
    { "n,,n=a=2Cb=3D,r=abc", 19, TRUE },
    { "n,,n=a=b,r=abc", 14, FALSE },
    { "n,,n=ann,r=", 11, FALSE },
    { "n,,n=ann", 8, FALSE },
    { "n,,m=1,n=ann,r=abc", 18, FALSE },
    { "n,,r=abc,n=ann", 14, FALSE },
    { "p=tls-exporter,,n=ann,r=abc", 27, FALSE },
    { "x,,n=ann,r=abc", 14, FALSE },
    { "n=ann,r=abc", 11, FALSE },
    { "n,,n=ann,r=a\0c", 14, FALSE },
    { "", 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrScriptScram) server = pr_script_scram_new (G_CHECKSUM_SHA256, FALSE);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (pr_script_scram_take_first (server, rows[i].message, rows[i].n_bytes,
                                                   dup_binding, NULL),
                       ==, rows[i].taken);
    }
}

static void
test_final_messages (void)
{
  static const char first[] = "n,,n=ann,r=abc";
  static const char *const finals[] = { "", "c=biws", "c=biws,r=abc,p=AAAA", "p=AAAA",
                                        "c=biws,r=other,p=AAAA" };
  g_autoptr (PrScriptScram) server = pr_script_scram_new (G_CHECKSUM_SHA256, FALSE);
  g_autoptr (PrSecret) password = pr_secret_new (PASSWORD, -1);

  g_assert_true (pr_script_scram_take_first (server, first, strlen (first), dup_binding, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (finals); i++)
    g_assert_false (
        pr_script_scram_take_final (server, finals[i], strlen (finals[i]), "ann", password));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script-scram/exchanges", test_exchanges);
  g_test_add_func ("/script-scram/first-messages", test_first_messages);
  g_test_add_func ("/script-scram/final-messages", test_final_messages);
  return g_test_run ();
}
