/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-script-credentials.h"

#include <string.h>

#define USER "ann@example.org"
#define PASSWORD "open sesame"

static PrScriptCredentials *
new_credentials (void)
{
  g_autoptr (PrSecret) password = pr_secret_new (PASSWORD, -1);

  return pr_script_credentials_new (USER, password);
}

/* Takes bytes that have no final NUL, so that a sanitizer sees one byte too many. */
static gboolean
take (PrScriptCredentials *self, const char *name, const char *value, gsize n_bytes)
{
  g_autofree char *copy = g_memdup2 (value, n_bytes);

  return pr_script_credentials_take (name, copy != NULL ? copy : "", n_bytes, self);
}

static gboolean
take_base64 (PrScriptCredentials *self, const char *name, const char *value, gsize n_bytes)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) value, n_bytes);

  return take (self, name, encoded, strlen (encoded));
}

static void
test_user_and_password (void)
{
  static const struct
  {
    const char *user;
    const char *password;
    gboolean right;
  } rows[] = {
    { USER, PASSWORD, TRUE },
    { USER, "Open sesame", FALSE },
    { USER, "open", FALSE },
    { USER, "open sesame street", FALSE },
    { USER, "", FALSE },
    { "bob@example.org", PASSWORD, FALSE },
    { "ANN@example.org", PASSWORD, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrScriptCredentials) clear = new_credentials ();
      g_autoptr (PrScriptCredentials) encoded = new_credentials ();

      g_assert_true (take (clear, "user", rows[i].user, strlen (rows[i].user)));
      g_assert_cmpint (take (clear, "password", rows[i].password, strlen (rows[i].password)), ==,
                       rows[i].right);
      g_assert_true (take_base64 (encoded, "base64-user", rows[i].user, strlen (rows[i].user)));
      g_assert_cmpint (take_base64 (encoded, "base64-password", rows[i].password,
                                    strlen (rows[i].password)),
                       ==, rows[i].right);
    }
}

static void
test_password_without_user (void)
{
  g_autoptr (PrScriptCredentials) self = new_credentials ();

  g_assert_false (take (self, "password", PASSWORD, strlen (PASSWORD)));
}

static void
test_whole_answers (void)
{
#define ROW(name, value, right)                                                                    \
  {                                                                                                \
    name, value, sizeof (value) - 1, right                                                         \
  }
  static const struct
  {
    const char *name;
    const char *value;
    gsize n_bytes;
    gboolean right;
  } rows[] = {
    ROW ("plain", "\0" USER "\0" PASSWORD, TRUE),
    ROW ("plain", USER "\0" USER "\0" PASSWORD, TRUE),
    ROW ("plain", "bob\0" USER "\0" PASSWORD, FALSE),
    ROW ("plain",
         "\0" USER "\0"
         "closed",
         FALSE),
    ROW ("plain",
         "\0"
         "bob\0" PASSWORD,
         FALSE),
    ROW ("plain", "\0" USER "\0" PASSWORD "\0", FALSE),
    ROW ("plain", "\0" USER, FALSE),
    ROW ("plain", USER, FALSE),
    ROW ("plain", "", FALSE),
    ROW ("xoauth2", "user=" USER "\1auth=Bearer " PASSWORD "\1\1", TRUE),
    ROW ("xoauth2", "user=" USER "\1auth=Bearer stale\1\1", FALSE),
    ROW ("xoauth2", "user=" USER "\1auth=Bearer " PASSWORD "\1", FALSE),
    ROW ("xoauth2", "user=bob\1auth=Bearer " PASSWORD "\1\1", FALSE),
    ROW ("xoauth2", "user=" USER "\1\1\1", FALSE),
    ROW ("xoauth2", "user=" USER "\1", FALSE),
    ROW ("oauthbearer", "n,a=" USER ",\1host=localhost\1port=143\1auth=Bearer " PASSWORD "\1\1",
         TRUE),
    ROW ("oauthbearer", "n,a=" USER ",\1auth=Bearer " PASSWORD "\1\1", TRUE),
    ROW ("oauthbearer", "n,a=" USER ",\1auth=bearer " PASSWORD "x\1\1", FALSE),
    ROW ("oauthbearer", "y,a=" USER ",\1auth=Bearer " PASSWORD "\1\1", FALSE),
  };
#undef ROW

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrScriptCredentials) self = new_credentials ();

      g_assert_cmpint (take_base64 (self, rows[i].name, rows[i].value, rows[i].n_bytes), ==,
                       rows[i].right);
    }
}

static void
test_not_base64 (void)
{
  g_autoptr (PrScriptCredentials) self = new_credentials ();

  g_assert_false (take (self, "plain", "!", 1));
  g_assert_false (take (self, "base64-user", "*", 1));
}

static void
test_challenges (void)
{
  g_autoptr (PrScriptCredentials) self = new_credentials ();
  const char *timestamp = pr_script_credentials_lookup ("timestamp", self);
  const char *challenge = pr_script_credentials_lookup ("challenge", self);
  g_autofree char *encoded = g_base64_encode ((const guchar *) timestamp, strlen (timestamp));
  g_autofree char *joined = g_strconcat (timestamp, PASSWORD, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_MD5, joined, -1);
  g_autofree char *hmac = g_compute_hmac_for_string (G_CHECKSUM_MD5, (const guchar *) PASSWORD,
                                                     strlen (PASSWORD), timestamp, -1);
  g_autofree char *apop = g_strdup_printf (USER " %s", digest);
  g_autofree char *cram = g_strdup_printf (USER " %s", hmac);

  g_assert_cmpint (timestamp[0], ==, '<');
  g_assert_cmpint (timestamp[strlen (timestamp) - 1], ==, '>');
  g_assert_cmpstr (challenge, ==, encoded);
  g_assert_true (take (self, "apop", apop, strlen (apop)));
  g_assert_false (take (self, "apop", cram, strlen (cram)));
  g_assert_true (take_base64 (self, "cram-md5", cram, strlen (cram)));
  g_assert_false (take_base64 (self, "cram-md5", apop, strlen (apop)));
}

static void
test_kept (void)
{
  g_autoptr (PrScriptCredentials) self = new_credentials ();
  g_autofree char *endless = g_strnfill (5000, 'x');

  g_assert_null (pr_script_credentials_lookup ("tag", self));
  g_assert_true (take (self, "tag", "a1", 2));
  g_assert_cmpstr (pr_script_credentials_lookup ("tag", self), ==, "a1");
  g_assert_true (take (self, "tag", endless, 5000));
  g_assert_cmpuint (strlen (pr_script_credentials_lookup ("tag", self)), ==, 1024);
  g_assert_true (take (self, "user", USER, strlen (USER)));
  g_assert_null (pr_script_credentials_lookup ("user", self));
}

static void
test_accounts (void)
{
  static const char plain[] = "\0bob\0anything";
  static const char right[] = "\0" USER "\0" PASSWORD;
  g_autoptr (PrScriptCredentials) nobody = new_credentials ();
  g_autoptr (PrScriptCredentials) anybody = new_credentials ();

  pr_script_credentials_set_account (nobody, PR_TALK_ACCOUNT_NOBODY);
  g_assert_false (take_base64 (nobody, "plain", right, sizeof right - 1));
  g_assert_true (take (nobody, "user", USER, strlen (USER)));
  g_assert_false (take (nobody, "password", PASSWORD, strlen (PASSWORD)));

  pr_script_credentials_set_account (anybody, PR_TALK_ACCOUNT_ANYBODY);
  g_assert_true (take_base64 (anybody, "plain", plain, sizeof plain - 1));
  g_assert_true (take (anybody, "user", "bob", 3));
  g_assert_true (take (anybody, "password", "x", 1));
  g_assert_false (take_base64 (anybody, "plain", "nonsense", 8));
}

/* What a first message of SCRAM makes is given; the exchange itself is tried elsewhere. */
static void
test_scram (void)
{
  static const char first[] = "n,,n=ann,r=abc";
  g_autoptr (PrScriptCredentials) self = new_credentials ();

  g_assert_false (take_base64 (self, "scram-proof", first, strlen (first)));
  g_assert_null (pr_script_credentials_lookup ("scram-challenge", self));
  g_assert_false (take_base64 (self, "scram-sha-256-plus", first, strlen (first)));
  g_assert_true (take_base64 (self, "scram-sha-256", first, strlen (first)));
  g_assert_true (g_str_has_prefix (pr_script_credentials_lookup ("scram-challenge", self),
                                   "cj1hYm")); /* r=abc */
  g_assert_false (take_base64 (self, "scram-proof", "c=biws,r=abc,p=AAAA", 19));
  g_assert_null (pr_script_credentials_lookup ("scram-signature", self));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script-credentials/user-and-password", test_user_and_password);
  g_test_add_func ("/script-credentials/password-without-user", test_password_without_user);
  g_test_add_func ("/script-credentials/whole-answers", test_whole_answers);
  g_test_add_func ("/script-credentials/not-base64", test_not_base64);
  g_test_add_func ("/script-credentials/challenges", test_challenges);
  g_test_add_func ("/script-credentials/kept", test_kept);
  g_test_add_func ("/script-credentials/accounts", test_accounts);
  g_test_add_func ("/script-credentials/scram", test_scram);
  return g_test_run ();
}
