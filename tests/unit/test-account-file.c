/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-file.h"
#include "pr-field.h"

#include <string.h>

#define HEAD "[Account]\nFormat=1\nName=Ann\nAddress=ann@example.org\n"
#define IMAP "[IMAP]\nEnabled=true\nHost=imap.example.org\nPort=993\nSecurity=tls\n"

static PrAccount *
parse (const char *text, GError **error)
{
  /* Without a NUL behind it, so that a sanitizer sees one byte too many. */
  gsize n_bytes = strlen (text);
  g_autofree char *copy = g_memdup2 (text, MAX (n_bytes, 1));

  return pr_account_file_parse ("abcdefgh", copy, n_bytes, error);
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrAccount) account = parse (
      HEAD "Provider=gmx\nCreated=2026-11-22T08:15:30Z\nChanged=2026-11-22T08:15:31Z\n" IMAP
           "UserName=ann\nAuth=scram-sha-256\nAllowPlaintext=true\nPinnedCertificate="
           "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
           "[Results]\nHistory=2026-11-22T08:00:00Z ok 1 imap=ok:1;rubbish;"
           "2026-11-22T09:00:00Z ok 1 imap=ok:1;\n",
      &error);
  PrService *imap;

  g_assert_no_error (error);
  g_assert_cmpstr (pr_account_get_id (account), ==, "abcdefgh");
  g_assert_cmpstr (pr_account_get_display_name (account), ==, "Ann");
  g_assert_cmpstr (pr_account_get_address (account), ==, "ann@example.org");
  g_assert_cmpstr (pr_account_get_provider_id (account), ==, "gmx");
  g_assert_cmpint (pr_account_get_created (account), ==, 1795335330);
  g_assert_cmpint (pr_account_get_changed (account), ==, 1795335331);
  g_assert_cmpuint (pr_account_get_n_results (account), ==, 2);
  g_assert_cmpint (pr_result_get_time_us (pr_account_get_last_result (account)), ==,
                   1795338000000000);

  imap = pr_account_get_service (account, PR_PROTOCOL_IMAP);
  g_assert_true (pr_service_get_enabled (imap));
  g_assert_cmpstr (pr_service_get_host (imap), ==, "imap.example.org");
  g_assert_cmpuint (pr_service_get_port (imap), ==, 993);
  g_assert_cmpint (pr_service_get_security (imap), ==, PR_SECURITY_TLS);
  g_assert_cmpstr (pr_service_get_username (imap), ==, "ann");
  g_assert_cmpint (pr_service_get_auth (imap), ==, PR_AUTH_SCRAM_SHA_256);
  g_assert_true (pr_service_get_allow_plaintext (imap));
  g_assert_cmpstr (pr_service_get_pinned_certificate (imap), ==,
                   "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  g_assert_false (
      pr_service_get_enabled (pr_account_get_service (account, PR_PROTOCOL_SMTP)));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *what;
    const char *text;
    PrAccountFileError code;
  } cases[] = {
    { "empty", "", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "no key file", "hello", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "another one", "[Desktop Entry]\nName=x\n", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "cut", "[Account]\nForm", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "no format", "[Account]\nAddress=ann@example.org\n" IMAP, PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "format 0", "[Account]\nFormat=0\nAddress=a@b\n" IMAP, PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "format -1", "[Account]\nFormat=-1\nAddress=a@b\n" IMAP, PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "format one", "[Account]\nFormat=one\nAddress=a@b\n" IMAP, PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "format 2", "[Account]\nFormat=2\nAddress=a@b\n" IMAP, PR_ACCOUNT_FILE_ERROR_NEWER },
    { "format 1000", "[Account]\nFormat=1000\n", PR_ACCOUNT_FILE_ERROR_NEWER },
    { "no address", "[Account]\nFormat=1\n" IMAP, PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "no address in it", "[Account]\nFormat=1\nAddress=ann\n" IMAP, PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "line break in the address", "[Account]\nFormat=1\nAddress=a\\nb@example.org\n" IMAP,
      PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "port 0x3e1", HEAD IMAP "Port=0x3e1\n", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "port 0", HEAD IMAP "Port=0\n", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "port 65536", HEAD IMAP "Port=65536\n", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "host of two", HEAD IMAP "Host=a b\n", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "host of a service that is off", HEAD IMAP "[SMTP]\nHost=a\\nb\n",
      PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "unknown security", HEAD IMAP "Security=quic\n", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "unknown method", HEAD IMAP "Auth=telepathy\n", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "line break in the user name", HEAD IMAP "UserName=a\\nb\n", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "neither true nor false", HEAD IMAP "AllowPlaintext=perhaps\n", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "half a certificate", HEAD IMAP "PinnedCertificate=0123\n", PR_ACCOUNT_FILE_ERROR_BROKEN },
    { "not UTF-8", HEAD "Extra=\xff\n" IMAP, PR_ACCOUNT_FILE_ERROR_BROKEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrAccount) account = parse (cases[i].text, &error);

      g_test_message ("%s", cases[i].what);
      g_assert_error (error, PR_ACCOUNT_FILE_ERROR, (int) cases[i].code);
      g_assert_null (account);
    }
}

/* Well-formed, but of no use. */
static void
test_unfit (void)
{
  static const char *const cases[] = { HEAD, HEAD "[IMAP]\nEnabled=true\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrAccount) account = parse (cases[i], &error);

      g_assert_null (account);
      g_assert_true (error->domain == PR_FIELD_ERROR);
    }
}

static void
test_nul (void)
{
  static const char text[] = HEAD IMAP "\0[SMTP]\nEnabled=true\n";
  g_autoptr (GError) error = NULL;

  g_assert_null (pr_account_file_parse ("abcdefgh", text, sizeof text - 1, &error));
  g_assert_error (error, PR_ACCOUNT_FILE_ERROR, PR_ACCOUNT_FILE_ERROR_BROKEN);
}

static void
test_too_large (void)
{
  g_autofree char *filling = g_strnfill (PR_ACCOUNT_FILE_MAX_BYTES, 'x');
  g_autofree char *text = g_strconcat (HEAD IMAP "Extra=", filling, "\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, &error));
  g_assert_error (error, PR_ACCOUNT_FILE_ERROR, PR_ACCOUNT_FILE_ERROR_TOO_LARGE);
}

static char *
format (PrAccount *account, const char *before)
{
  g_autoptr (GBytes) bytes =
      before == NULL ? NULL : g_bytes_new_static (before, strlen (before));
  g_autoptr (GBytes) after = pr_account_file_format (account, bytes);
  gsize n_bytes;
  const char *text = g_bytes_get_data (after, &n_bytes);

  return g_strndup (text, n_bytes);
}

static void
test_round_trip (void)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (PrAccount) again = NULL;
  g_autoptr (PrResult) result = pr_result_parse ("2026-11-22T08:00:00Z ok 1 imap=ok:1");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PrService *smtp = pr_account_get_service (account, PR_PROTOCOL_SMTP);

  pr_account_set_address (account, "ännchen@exämple.org");
  pr_account_set_display_name (account, "  Ann; “Ännchen” \\ = # Lee");
  pr_account_add_result (account, result);
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_IMAP), "::1");
  pr_service_set_host (smtp, "mail.exämple.org");
  pr_service_set_security (smtp, PR_SECURITY_NONE);
  pr_service_set_auth (smtp, PR_AUTH_NONE);
  pr_service_set_username (smtp, "a;b\\c\td");
  pr_service_set_allow_plaintext (smtp, TRUE);

  text = format (account, NULL);
  again = parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pr_account_get_display_name (again), ==, "Ann; “Ännchen” \\ = # Lee");
  pr_account_set_display_name (account, pr_account_get_display_name (again));
  g_assert_true (pr_account_equal (account, again));
  g_assert_true (pr_result_equal (result, pr_account_get_last_result (again)));
}

/* Half of something that is switched off must not cost the account. */
static void
test_half_filled (void)
{
  g_autoptr (PrAccount) account = parse (HEAD IMAP, NULL);
  PrService *smtp = pr_account_get_service (account, PR_PROTOCOL_SMTP);
  g_autoptr (PrAccount) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pr_service_set_host (smtp, "not a host");
  pr_service_set_port (smtp, 70000);
  pr_service_set_username (smtp, "a\nb");
  pr_service_set_pinned_certificate (smtp, "ABC");
  text = format (account, HEAD "[SMTP]\nHost=old.example.org\n");
  again = parse (text, &error);
  g_assert_no_error (error);
  smtp = pr_account_get_service (again, PR_PROTOCOL_SMTP);
  g_assert_cmpstr (pr_service_get_host (smtp), ==, "");
  g_assert_cmpuint (pr_service_get_port (smtp), ==, 465);
  g_assert_cmpstr (pr_service_get_username (smtp), ==, "");
  g_assert_null (pr_service_get_pinned_certificate (smtp));
}

/* It is written only where it is so: the files of all others stay as they are. */
static void
test_own_password (void)
{
  g_autoptr (PrAccount) account = parse (HEAD IMAP "[SMTP]\nOwnPassword=true\n", NULL);
  PrService *smtp = pr_account_get_service (account, PR_PROTOCOL_SMTP);
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  g_assert_true (pr_service_get_own_password (smtp));
  pr_service_set_host (smtp, "smtp.example.org");
  with = format (account, HEAD);
  g_assert_nonnull (strstr (with, "OwnPassword=true\n"));
  pr_service_set_own_password (smtp, FALSE);
  without = format (account, with);
  g_assert_null (strstr (without, "OwnPassword"));
}

static void
test_unknown_stays (void)
{
  static const char before[] = "# by hand\n" HEAD "Colour=blue\nName[de]=Ännchen\n" IMAP
                               "# for later\nIdle=true\n\n[Calendar]\nHost=cal.example.org\n";
  g_autoptr (PrAccount) account = parse (before, NULL);
  g_autofree char *after = NULL;

  pr_account_set_display_name (account, "Ann Lee");
  after = format (account, before);
  g_assert_nonnull (strstr (after, "# by hand\n"));
  g_assert_nonnull (strstr (after, "Colour=blue\n"));
  g_assert_nonnull (strstr (after, "Name=Ann Lee\n"));
  g_assert_nonnull (strstr (after, "Name[de]=Ännchen\n"));
  g_assert_nonnull (strstr (after, "# for later\nIdle=true\n"));
  g_assert_nonnull (strstr (after, "[Calendar]\nHost=cal.example.org\n"));
}

static void
test_ids (void)
{
  static const char *const good[] = { "a", "k3v9x2ma", "work-2" };
  static const char *const bad[] = { "", "-a", "A", "a.b", "../a", "a/b", "ä", "a b", "a\n" };
  g_autofree char *longest = g_strnfill (64, 'a');
  g_autofree char *longer = g_strnfill (65, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (pr_account_file_is_id (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pr_account_file_is_id (bad[i]));
  g_assert_true (pr_account_file_is_id (longest));
  g_assert_false (pr_account_file_is_id (longer));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-file/parse", test_parse);
  g_test_add_func ("/account-file/refused", test_refused);
  g_test_add_func ("/account-file/unfit", test_unfit);
  g_test_add_func ("/account-file/nul", test_nul);
  g_test_add_func ("/account-file/too-large", test_too_large);
  g_test_add_func ("/account-file/round-trip", test_round_trip);
  g_test_add_func ("/account-file/half-filled", test_half_filled);
  g_test_add_func ("/account-file/own-password", test_own_password);
  g_test_add_func ("/account-file/unknown-stays", test_unknown_stays);
  g_test_add_func ("/account-file/ids", test_ids);
  return g_test_run ();
}
