/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-message.h"
#include "pr-log-pattern.h"
#include "pr-log-scanner.h"
#include "pr-suspicion.h"

#include <string.h>

/* “LINE ID” of each finding. */
static void
append_finding (const PrLogFinding *finding, gpointer user_data)
{
  GString *findings = user_data;

  g_assert_true (g_utf8_validate (finding->text, -1, NULL));
  g_string_append_printf (findings, "%" G_GUINT64_FORMAT " %s\n", finding->line,
                          pr_diagnosis_id_get_word (finding->classification.id));
}

static char *
scan_in_pieces (const char *bytes, gsize n_bytes, gsize n_piece)
{
  GString *findings = g_string_new (NULL);
  g_autoptr (PrLogScanner) scanner = pr_log_scanner_new (NULL, append_finding, findings);

  for (gsize i = 0; i < n_bytes; i += n_piece)
    pr_log_scanner_feed (scanner, bytes + i, MIN (n_piece, n_bytes - i));
  pr_log_scanner_finish (scanner);
  return g_string_free (findings, FALSE);
}

static char *
scan (const char *text)
{
  return scan_in_pieces (text, strlen (text), strlen (text) + 1);
}

/* --- files --- */

typedef struct
{
  char *file;
  GString *findings;
} Row;

/* The rows of logs.tsv, joined by file: file, line, id; “-” for a file in which there is nothing.
 */
static GPtrArray *
read_rows (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "replies", "logs.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *rows = g_ptr_array_new ();

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      Row *row = rows->len > 0 ? g_ptr_array_index (rows, rows->len - 1) : NULL;

      g_assert_cmpuint (g_strv_length (fields), ==, 3);
      if (row == NULL || strcmp (row->file, fields[0]) != 0)
        {
          row = g_new (Row, 1);
          row->file = g_strdup (fields[0]);
          row->findings = g_string_new (NULL);
          g_ptr_array_add (rows, row);
        }
      if (strcmp (fields[1], "-") != 0)
        g_string_append_printf (row->findings, "%s %s\n", fields[1], fields[2]);
    }
  return rows;
}

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->file);
  g_string_free (row->findings, TRUE);
  g_free (row);
}

static char *
read_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "replies", "logs", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_file (gconstpointer data)
{
  const Row *row = data;
  static const gsize pieces[] = { 1, 7, 1000, G_MAXINT };
  g_autofree char *text = read_file (row->file);

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *findings = scan_in_pieces (text, strlen (text), pieces[i]);

      g_assert_cmpstr (findings, ==, row->findings->str);
    }
}

static void
test_crlf (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *text = read_file (row->file);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);
  g_autofree char *findings = scan (crlf);

  g_assert_cmpstr (findings, ==, row->findings->str);
}

static void
test_utf_16 (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *text = read_file (row->file);
  gsize n_bytes;
  g_autofree char *utf_16 = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &n_bytes, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *findings = NULL;

  g_byte_array_append (bytes, (const guint8 *) "\xff\xfe", 2);
  g_byte_array_append (bytes, (const guint8 *) utf_16, (guint) n_bytes);
  findings = scan_in_pieces ((const char *) bytes->data, bytes->len, 333);
  g_assert_cmpstr (findings, ==, row->findings->str);
}

/* --- single things --- */

static void
test_latin_1 (void)
{
  g_autofree char *findings = scan ("Anmeldung fehlgeschlagen: Passwort ung\xfcltig\n");

  g_assert_cmpstr (findings, ==, "1 wrong-credentials\n");
}

static void
test_nothing (void)
{
  static const char *const quiet[] = {
    "",
    "\n\n\n",
    "Nov 21 10:00:01 mail postfix/smtpd[1]: connect from unknown[192.0.2.7]\n",
    "Nov 21 10:00:01 mail postfix/smtpd[1]: disconnect from unknown[192.0.2.7] ehlo=1 quit=1\n",
    "Nov 21 10:00:01 mail postfix/smtp[1]: 3F2A1B0C4D: to=<error@example.org>, "
    "relay=x[192.0.2.9]:25,"
    " dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 550)\n",
    "Nov 21 10:00:01 mail postfix/smtp[1]: Untrusted TLS connection established to "
    "x[192.0.2.9]:25\n",
    "Nov 21 10:00:01 mail postfix/smtpd[1]: warning: hostname x.example does not resolve to "
    "address "
    "192.0.2.3: Name or service not known\n",
    "Nov 21 10:00:01 mail dovecot: imap(ann): Logged out in=100 out=550 deleted=0 expunged=0\n",
    "Nov 21 10:00:01 mail sm-mta[1]: x: to=<y@example.org>, dsn=2.0.0, stat=Sent (Ok: queued as "
    "5)\n",
    "2024-01-31 12:00:02 1rVabc-0000xx-AB Completed\n",
    "220 mail.example.org ESMTP\n250 2.1.0 Ok\n354 End data with <CR><LF>.<CR><LF>\n221 2.0.0 "
    "Bye\n",
    "a1 OK Logged in\n* BYE Logging out\na2 OK Logout completed.\n",
    "+OK Dovecot ready.\n+OK Logged in.\n",
    "From: ann@example.org\nSubject: Undelivered Mail, 550 User unknown\n\nSee you at noon.\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (quiet); i++)
    {
      g_autofree char *findings = scan (quiet[i]);

      g_assert_cmpstr (findings, ==, "");
    }
}

/* What a program said, without the signs of a log; and the same in the midst of one. */
static void
test_short_text (void)
{
  g_autofree char *alone = scan ("Senha incorreta\n");
  g_autofree char *among = scan ("one\ntwo\nthree\nfour\nfive\nSenha incorreta\n");
  g_autofree char *nothing = scan ("All is well\nHello\n");

  g_assert_cmpstr (alone, ==, "1 wrong-credentials\n");
  g_assert_cmpstr (among, ==, "");
  g_assert_cmpstr (nothing, ==, "");
}

/* What the caller knows counts. */
static void
test_context (void)
{
  const PrClassifyInput context = {
    .has_protocol = TRUE, .protocol = PR_PROTOCOL_SMTP, .has_step = TRUE, .step = PR_STEP_SIGN_IN
  };
  g_autoptr (GString) findings = g_string_new (NULL);
  g_autoptr (PrLogScanner) scanner = pr_log_scanner_new (&context, append_finding, findings);

  pr_log_scanner_feed (scanner, "454 4.7.0 hiccup\n", 17);
  pr_log_scanner_finish (scanner);
  g_assert_cmpstr (findings->str, ==, "1 auth-temporary-failure\n");
}

/* A delivery report without the mail around it. */
static void
test_bare_report (void)
{
  g_autofree char *findings = scan ("Reporting-MTA: dns; mail.example.org\n"
                                    "\n"
                                    "Final-Recipient: rfc822; bob@example.org\n"
                                    "Action: delayed\n"
                                    "Status: 4.4.1\n"
                                    "Diagnostic-Code: X-Postfix; connect to mx.example.org"
                                    "[192.0.2.9]:25:\n"
                                    "    Connection timed out\n");

  g_assert_cmpstr (findings, ==, "6 recipient-server-unreachable\n");
}

/* --- the parts of a line --- */

static void
init_message (PrLogMessage *message, const char *line)
{
  PrLogPrefix prefix;

  pr_log_prefix_init (&prefix, line);
  pr_log_message_init (message, line, &prefix);
}

static void
check_message (const char *line, const char *text)
{
  g_auto (PrLogMessage) message = { 0 };

  init_message (&message, line);
  g_assert_cmpstr (message.text, ==, text);
}

static void
test_prefixes (void)
{
  check_message ("550 5.1.1 no", "550 5.1.1 no");
  check_message ("550-5.1.1 no", "550-5.1.1 no");
  check_message ("Nov  1 10:00:01 mail postfix/smtp[12]: 3F2A1B0C4D: no", "no");
  check_message ("2024-01-31T12:00:00.123456+01:00 mail dovecot: imap-login: no", "imap-login: no");
  check_message ("<22>Nov  1 10:00:01 mail exim[12]: no", "no");
  check_message ("2024-01-31 12:00:00 1rVabc-0000xx-AB ** no", "** no");
  check_message ("[2024-01-31 12:00:00] no", "no");
  check_message ("31.01.2024 12:00:00,123 no", "no");
  check_message ("12:00:00 << 550 no", "550 no");
  check_message ("SERVER -> CLIENT: 550 no", "550 no");
  check_message ("Wed Jan 31 12:00:00 2024 no", "no");
  check_message ("192.0.2.1 said no", "192.0.2.1 said no");
  check_message ("4.2.1 no", "4.2.1 no");
  check_message ("{\"level\":\"error\",\"msg\":\"send\",\"error\": \"550 \\\"no\\\"\\n\"}",
                 "send: 550 \"no\"");
  check_message ("{\"MESSAGE\":\"\\u00fcbel \\ud83d\\ude00 \\ud83d\\u0000 \\q\"}", "übel 😀");
  check_message ("{\"a\":{\"message\":null,\"log\":\"2024-01-31 12:00:00 no\"}}", "no");
  check_message ("{\"status\":\"400\",\"schemes\":\"Bearer\"}",
                 "{\"status\":\"400\",\"schemes\":\"Bearer\"}");
  check_message ("{\"msg\":\"no\\", "{\"msg\":\"no\\");
}

static char *
dup_pattern (const char *line)
{
  GString *pattern = g_string_new (NULL);
  g_auto (PrLogMessage) message = { 0 };

  init_message (&message, line);
  pr_log_pattern_set (pattern, &message);
  return g_string_free (pattern, FALSE);
}

static void
test_patterns (void)
{
  g_autofree char *one = dup_pattern (
      "Nov  1 10:00:01 mail postfix/smtp[12]: 3F2A1B0C4D: to=<ann@example.org>, "
      "status=bounced (host mx1.example.org[192.0.2.1] said: 550 5.1.1 <ann@example.org>: no)");
  g_autofree char *same = dup_pattern (
      "Nov  2 11:11:11 mail postfix/smtp[13]: 3F2A1B0C4E: to=<bob@example.org>, "
      "status=bounced (host mx2.example.org[192.0.2.2] said: 550 5.1.1 <bob@example.org>: no)");
  g_autofree char *other_code = dup_pattern (
      "Nov  2 11:11:11 mail postfix/smtp[13]: 3F2A1B0C4E: to=<bob@example.org>, "
      "status=bounced (host mx2.example.org[192.0.2.2] said: 550 5.1.2 <bob@example.org>: no)");

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other_code);
}

/* What differs between these may make another error of them. */
static void
test_telling_tokens (void)
{
  static const char *const pairs[][2] = {
    { "550-Your message is refused", "452-Your message is refused" },
    { "sorry, not here (#5.1.1)", "sorry, not here (#5.7.1)" },
    { "connect to mx[192.0.2.1]:25: refused", "connect to mx[192.0.2.1]:587: refused" },
    { "521-您的邮箱空间已满 2024", "521-发信人被拒绝2024 2024" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = dup_pattern (pairs[i][0]);
      g_autofree char *other = dup_pattern (pairs[i][1]);

      g_assert_cmpstr (one, !=, other);
    }
}

static void
test_alike_tokens (void)
{
  static const char *const pairs[][2] = {
    { "lost connection with 203-0-113-5.example.org",
      "lost connection with 203-0-113-6.example.org" },
    { "queued as e16-20020a05600c4e50b00 failed", "queued as e17-20020a05600c4e50b01 failed" },
    { "in 1700 secs", "in 30 secs" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = dup_pattern (pairs[i][0]);
      g_autofree char *other = dup_pattern (pairs[i][1]);

      g_assert_cmpstr (one, ==, other);
    }
}

/* Each service that shares the log is known, and each field that says nothing. */
static void
test_sorted_tables (void)
{
  static const char others[] =
      "CRON NetworkManager apache2 chronyd cron crond dbus-daemon fail2ban fail2ban.actions httpd "
      "kernel login mariadbd mysqld named nginx openvpn polkitd postgres proftpd pure-ftpd "
      "rsyslogd "
      "sshd sshd-session su sudo systemd systemd-logind systemd-resolved unbound vsftpd";
  static const char fields[] =
      "A C D F H I P R S T U X arg1 arg2 auth authid bodytype class client conn_use ctladdr daemon "
      "delay delays dsn euid exitcode from helo host id ident ip lip logname lport mailer mailsize "
      "mech method mpid msgid nrcpt nrcpts orig_to pid port pri proto qid recipients relay rhost "
      "rip rport ruleset ruser sasl_method sasl_sender sasl_username service session set_id size "
      "to tty uid user xdelay";
  g_auto (GStrv) programs = g_strsplit (others, " ", -1);
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);

  for (guint i = 0; programs[i] != NULL; i++)
    {
      g_autofree char *line =
          g_strdup_printf ("Nov  1 10:00:01 mail %s[12]: error: login failed", programs[i]);
      g_autofree char *findings = scan (line);

      g_assert_cmpstr (findings, ==, "");
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("refused, %s=x, at once", names[i]);
      g_auto (PrLogMessage) message = { 0 };

      init_message (&message, line);
      g_assert_cmpstr (message.words, ==, "refused,  at once");
    }
}

/* --- whether lines are found --- */

#define MIN_FOUND_PERCENT 98
#define MIN_RIGHT_PERCENT 95

typedef struct
{
  guint n_rows;
  guint n_suspect;
  guint n_found;
  guint n_right;
} Tally;

/* Takes the first finding. */
static void
take_id (const PrLogFinding *finding, gpointer user_data)
{
  PrDiagnosisId *id = user_data;

  if (*id == PR_DIAGNOSIS_NO_ERROR)
    *id = finding->classification.id;
}

static void
look_at_reply (Tally *tally, char **fields)
{
  PrDiagnosisId id = PR_DIAGNOSIS_NO_ERROR;
  g_autoptr (PrLogScanner) scanner = pr_log_scanner_new (NULL, take_id, &id);
  g_auto (GStrv) also = g_strsplit (fields[5], ",", -1);
  const char *word;

  pr_log_scanner_feed (scanner, fields[3], strlen (fields[3]));
  pr_log_scanner_finish (scanner);
  word = pr_diagnosis_id_get_word (id);
  tally->n_rows++;
  tally->n_suspect +=
      pr_suspicion_of_line (fields[3], strlen (fields[3])) != PR_SUSPICION_NONE ? 1 : 0;
  tally->n_found += id != PR_DIAGNOSIS_NO_ERROR ? 1 : 0;
  if (strcmp (word, fields[4]) == 0 || g_strv_contains ((const char *const *) also, word))
    tally->n_right++;
  else
    g_test_message ("%s, not %s: %s", fields[4], word, fields[3]);
}

/* All replies of the tables, each alone in a log of which nothing is known. */
static void
test_replies (void)
{
  static const char *const files[] = { "seeds.tsv", "examples.tsv", "wordings.tsv" };
  Tally tally = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "replies", files[i], NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      lines = g_strsplit (text, "\n", -1);
      for (guint n = 1; lines[n] != NULL && *lines[n] != '\0'; n++)
        {
          g_auto (GStrv) fields = g_strsplit (lines[n], "\t", -1);

          if (strcmp (fields[4], "no-error") != 0)
            look_at_reply (&tally, fields);
        }
    }
  g_test_message ("accuracy: as lines of a log: %u replies, %.1f %% found, %.1f %% right",
                  tally.n_rows, 100.0 * tally.n_found / tally.n_rows,
                  100.0 * tally.n_right / tally.n_rows);
  g_assert_cmpuint (100 * tally.n_suspect, >=, MIN_FOUND_PERCENT * tally.n_rows);
  g_assert_cmpuint (100 * tally.n_right, >=, MIN_RIGHT_PERCENT * tally.n_rows);
}

/* A file of which nobody says what is in it. */
static void
test_all_listed (gconstpointer data)
{
  const GPtrArray *rows = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "replies", "logs", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gboolean is_listed = FALSE;

      for (guint i = 0; i < rows->len; i++)
        is_listed |= strcmp (((Row *) rows->pdata[i])->file, name) == 0;
      g_test_message ("%s", name);
      g_assert_true (is_listed);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) rows = NULL;

  g_test_init (&argc, &argv, NULL);
  rows = read_rows ();
  g_ptr_array_set_free_func (rows, free_row);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];
      g_autofree char *plain = g_strconcat ("/log-scanner/file/", row->file, NULL);
      g_autofree char *crlf = g_strconcat ("/log-scanner/crlf/", row->file, NULL);
      g_autofree char *utf_16 = g_strconcat ("/log-scanner/utf-16/", row->file, NULL);

      g_test_add_data_func (plain, row, test_file);
      g_test_add_data_func (crlf, row, test_crlf);
      g_test_add_data_func (utf_16, row, test_utf_16);
    }
  g_test_add_data_func ("/log-scanner/all-listed", rows, test_all_listed);
  g_test_add_func ("/log-scanner/latin-1", test_latin_1);
  g_test_add_func ("/log-scanner/nothing", test_nothing);
  g_test_add_func ("/log-scanner/short-text", test_short_text);
  g_test_add_func ("/log-scanner/context", test_context);
  g_test_add_func ("/log-scanner/bare-report", test_bare_report);
  g_test_add_func ("/log-scanner/prefixes", test_prefixes);
  g_test_add_func ("/log-scanner/patterns", test_patterns);
  g_test_add_func ("/log-scanner/telling-tokens", test_telling_tokens);
  g_test_add_func ("/log-scanner/alike-tokens", test_alike_tokens);
  g_test_add_func ("/log-scanner/sorted-tables", test_sorted_tables);
  g_test_add_func ("/log-scanner/replies", test_replies);
  return g_test_run ();
}
