/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export.h"

#include <string.h>

static void
set_service (PrAccount *account,
             PrProtocol protocol,
             const char *host,
             guint port,
             PrSecurity security,
             const char *username)
{
  PrService *service = pr_account_get_service (account, protocol);

  pr_service_set_enabled (service, TRUE);
  pr_service_set_host (service, host);
  pr_service_set_port (service, port);
  pr_service_set_security (service, security);
  pr_service_set_username (service, username);
}

static PrAccount *
ann (void)
{
  PrAccount *account = pr_account_new ();

  pr_account_set_display_name (account, "Ann “the” O'Neil \"<&>\" \\ #1 `x`--");
  pr_account_set_address (account, "ann@example.org");
  set_service (account, PR_PROTOCOL_IMAP, "imap.example.org", 993, PR_SECURITY_TLS, "");
  set_service (account, PR_PROTOCOL_SMTP, "smtp.example.org", 587, PR_SECURITY_STARTTLS, "");
  pr_service_set_enabled (pr_account_get_service (account, PR_PROTOCOL_POP3), FALSE);
  return account;
}

static char *
write_account (PrAccount *account, PrExportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrExport) export = pr_export_new (account, format, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < pr_export_get_n_files (export); i++)
    {
      const char *name = pr_export_get_name (export, i);

      g_assert_true (g_utf8_validate (pr_export_get_contents (export, i), -1, NULL));
      g_assert_true (g_str_has_suffix (pr_export_get_contents (export, i), "\n"));
      g_assert_cmpstr (name, !=, "");
      g_assert_null (strchr (name, '/'));
    }
  return pr_export_to_string (export);
}

#define LOOKUP(user)                                                                               \
  "secret-tool lookup xdg:schema io.github.postrider.Postrider.Login kind password user '" user    \
  "' domain 'example.org'"

static void
test_every_format (void)
{
  static const struct
  {
    PrExportFormat format;
    const char *parts[8];
  } rows[] = {
    { PR_EXPORT_TEXT,
      { "imap.example.org", "993", "smtp.example.org", "587", "SSL/TLS", "STARTTLS",
        "ann@example.org" } },
    { PR_EXPORT_THUNDERBIRD,
      { "<domain>example.org</domain>", "<incomingServer type=\"imap\">",
        "<hostname>imap.example.org</hostname>", "<socketType>STARTTLS</socketType>",
        "<username>ann@example.org</username>",
        "<authentication>password-cleartext</authentication>" } },
    { PR_EXPORT_THUNDERBIRD_PREFS,
      { ".hostname\", \"imap.example.org\");", ".socketType\", 3);", ".try_ssl\", 2);",
        ".fullName\", \"Ann “the” O'Neil \\\"<&>\\\" \\\\ #1 `x`--\");",
        "user_pref(\"mail.accountmanager.appendaccounts\", \"postrider" } },
    { PR_EXPORT_EVOLUTION,
      { "BackendName=imapx", "Host=imap.example.org", "Port=993", "Method=ssl-on-alternate-port",
        "BackendName=smtp", "Method=starttls-on-standard-port", "User=ann@example.org" } },
    { PR_EXPORT_MSMTP,
      { "account ann-example-org\n", "host \"smtp.example.org\"\n", "port 587\n",
        "tls on\ntls_starttls on\n", "from \"ann@example.org\"\n", "auth on\n",
        "passwordeval \"" LOOKUP ("ann@example.org") "\"\n" } },
    { PR_EXPORT_MBSYNC,
      { "Host \"imap.example.org\"\n", "Port 993\n", "SSLType IMAPS\n",
        "PassCmd \"" LOOKUP ("ann@example.org") "\"\n", "Expunge None\n" } },
    { PR_EXPORT_NEOMUTT,
      { "set folder = 'imaps://ann%40example.org@imap.example.org:993'\n",
        "set smtp_url = 'smtp://ann%40example.org@smtp.example.org:587'\n",
        "set ssl_force_tls = yes\n", "O'\\''Neil",
        "set imap_pass = \"`" LOOKUP ("ann@example.org") "`\"\n" } },
    { PR_EXPORT_HIMALAYA,
      { "[accounts.ann-example-org]\n", "email = \"ann@example.org\"\n",
        "backend.encryption.type = \"tls\"\n", "message.send.backend.encryption.type = \"start-tls\"\n",
        "backend.auth.cmd = \"" LOOKUP ("ann@example.org") "\"\n" } },
    { PR_EXPORT_MOBILECONFIG,
      { "<string>EmailTypeIMAP</string>", "<integer>993</integer>",
        "<key>OutgoingPasswordSameAsIncomingPassword</key>\n\t\t\t<true/>",
        "O&apos;Neil &quot;&lt;&amp;&gt;&quot;" } },
    { PR_EXPORT_AUTOCONFIG,
      { "<emailProvider id=\"example.org\">", "<username>%EMAILADDRESS%</username>",
        "<port>587</port>" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrAccount) account = ann ();
      g_autofree char *text = write_account (account, rows[i].format);

      for (gsize j = 0; rows[i].parts[j] != NULL; j++)
        if (strstr (text, rows[i].parts[j]) == NULL)
          g_error ("%s lacks “%s”:\n%s", pr_enum_get_word (PR_TYPE_EXPORT_FORMAT, rows[i].format),
                   rows[i].parts[j], text);
    }
}

static void
test_aerc (void)
{
  g_autoptr (PrAccount) account = ann ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  /* A backquote is what aerc's file has no way to write. */
  g_assert_null (pr_export_new (account, PR_EXPORT_AERC, &error));
  g_assert_error (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_VALUE);

  pr_account_set_display_name (account, "Ann \"O'Neil\"; #1");
  text = write_account (account, PR_EXPORT_AERC);
  g_assert_nonnull (strstr (text, "from = `\"Ann \\\"O'Neil\\\"; #1\" <ann@example.org>`\n"));
  g_assert_nonnull (strstr (text, "source = `imaps://ann%40example.org@imap.example.org:993`\n"));
  g_assert_nonnull (strstr (text, "outgoing = `smtp+plain://ann%40example.org@smtp.example.org:587`\n"));
  g_assert_nonnull (strstr (text, "smtp-starttls = true\n"));
}

static void
test_needs (void)
{
  g_autoptr (PrAccount) account = ann ();

  pr_service_set_enabled (pr_account_get_service (account, PR_PROTOCOL_IMAP), FALSE);
  for (PrExportFormat format = 0; format < PR_N_EXPORT_FORMATS; format++)
    {
      gboolean only_sends = format == PR_EXPORT_TEXT || format == PR_EXPORT_MSMTP;
      g_autoptr (GError) error = NULL;
      g_autoptr (PrExport) export = pr_export_new (account, format, &error);

      g_assert_cmpint (export != NULL, ==, only_sends);
      if (!only_sends)
        g_assert_error (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_NO_SERVICE);
      g_assert_cmpstr (pr_export_format_get_title (format), !=, "");
      g_assert_cmpstr (pr_export_format_get_advice (format), !=, "");
    }
  pr_service_set_enabled (pr_account_get_service (account, PR_PROTOCOL_SMTP), FALSE);
  for (PrExportFormat format = 0; format < PR_N_EXPORT_FORMATS; format++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pr_export_new (account, format, &error));
      g_assert_error (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_NO_SERVICE);
    }
}

/* A file of the store may hold anything; a line end in a value would be a setting of its own. */
static void
test_hostile_values (void)
{
  static const char *const names[] = { "Ann\npassword stolen", "Ann\r", "\x1b[2J", "Ann\xc2\x85", "\x7f" };

  for (PrExportFormat format = 0; format < PR_N_EXPORT_FORMATS; format++)
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autoptr (PrAccount) account = ann ();
        g_autoptr (GError) error = NULL;

        pr_account_set_display_name (account, names[i]);
        g_assert_null (pr_export_new (account, format, &error));
        g_assert_error (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_VALUE);
      }
}

static void
test_user_name_for_the_shell (void)
{
  static const PrExportFormat with_command[]
      = { PR_EXPORT_MSMTP, PR_EXPORT_MBSYNC, PR_EXPORT_HIMALAYA };
  g_autoptr (PrAccount) account = ann ();
  g_autoptr (GError) error = NULL;

  pr_service_set_username (pr_account_get_service (account, PR_PROTOCOL_IMAP), "$(id) 'x' `y`");
  pr_service_set_username (pr_account_get_service (account, PR_PROTOCOL_SMTP), "$(id) 'x' `y`");
  for (gsize i = 0; i < G_N_ELEMENTS (with_command); i++)
    {
      g_autofree char *text = write_account (account, with_command[i]);
      g_auto (GStrv) halves = g_strsplit (text, "secret-tool lookup", 2);
      g_auto (GStrv) lines = g_strsplit (halves[1], "\n", 2);

      /* A backslash of the shell's is doubled where the file has quotes that know escapes. */
      g_assert_nonnull (strstr (lines[0], "user '$(id) '\\"));
    }
  g_assert_null (pr_export_new (account, PR_EXPORT_NEOMUTT, &error));
  g_assert_error (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_VALUE);
}

static void
test_idn_and_ipv6 (void)
{
  g_autoptr (PrAccount) account = ann ();
  g_autofree char *text = NULL, *neomutt = NULL;

  pr_account_set_display_name (account, "Ann");
  set_service (account, PR_PROTOCOL_IMAP, "imap.bücher.example", 993, PR_SECURITY_TLS, "");
  text = write_account (account, PR_EXPORT_AUTOCONFIG);
  g_assert_nonnull (strstr (text, "<hostname>imap.xn--bcher-kva.example</hostname>"));
  set_service (account, PR_PROTOCOL_IMAP, "::1", 993, PR_SECURITY_TLS, "");
  neomutt = write_account (account, PR_EXPORT_NEOMUTT);
  g_assert_nonnull (strstr (neomutt, "imaps://ann%40example.org@[::1]:993"));
}

static void
test_pin_and_token (void)
{
  g_autoptr (PrAccount) account = ann ();
  PrService *smtp = pr_account_get_service (account, PR_PROTOCOL_SMTP);
  g_autofree char *sha256 = g_strnfill (64, 'a');
  g_autofree char *text = NULL;

  pr_service_set_pinned_certificate (smtp, sha256);
  pr_service_set_auth (smtp, PR_AUTH_XOAUTH2);
  text = write_account (account, PR_EXPORT_MSMTP);
  g_assert_nonnull (strstr (text, "tls_fingerprint aa:aa:"));
  g_assert_nonnull (strstr (text, "auth xoauth2\n"));
  g_assert_nonnull (strstr (text, "kind token"));
}

/* The same account is written under the same identifiers each time, and another one under others. */
static void
test_identifiers (void)
{
  g_autoptr (PrAccount) account = ann ();
  g_autoptr (PrAccount) other = ann ();
  g_autofree char *first = write_account (account, PR_EXPORT_EVOLUTION);
  g_autofree char *second = write_account (account, PR_EXPORT_EVOLUTION);
  g_autoptr (PrExport) export = pr_export_new (account, PR_EXPORT_EVOLUTION, NULL);
  g_autoptr (PrExport) others = NULL;

  g_assert_cmpstr (first, ==, second);
  pr_account_set_address (other, "bob@example.org");
  others = pr_export_new (other, PR_EXPORT_EVOLUTION, NULL);
  g_assert_cmpuint (pr_export_get_n_files (export), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (pr_export_get_name (export, i), !=, pr_export_get_name (others, i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("The settings of an account, as other programs read them");

  g_test_add_func ("/export/every-format", test_every_format);
  g_test_add_func ("/export/aerc", test_aerc);
  g_test_add_func ("/export/needs", test_needs);
  g_test_add_func ("/export/hostile-values", test_hostile_values);
  g_test_add_func ("/export/user-name-for-the-shell", test_user_name_for_the_shell);
  g_test_add_func ("/export/idn-and-ipv6", test_idn_and_ipv6);
  g_test_add_func ("/export/pin-and-token", test_pin_and_token);
  g_test_add_func ("/export/identifiers", test_identifiers);
  return g_test_run ();
}
