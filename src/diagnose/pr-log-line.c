/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-line.h"

#include "pr-log-chars.h"

#include <string.h>

/* Services that share a log with the mail's, and whose failures are none of the mail's; sorted. */
static const char *const other_programs[] = {
  "CRON",      "NetworkManager", "apache2",        "chronyd",          "cron",
  "crond",     "dbus-daemon",    "fail2ban",       "fail2ban.actions", "httpd",
  "kernel",    "login",          "mariadbd",       "mysqld",           "named",
  "nginx",     "openvpn",        "polkitd",        "postgres",         "proftpd",
  "pure-ftpd", "rsyslogd",       "sshd",           "sshd-session",     "su",
  "sudo",      "systemd",        "systemd-logind", "systemd-resolved", "unbound",
  "vsftpd",
};

/* “mail sshd[123]: Failed password …” */
static gboolean
is_of_other_program (const char *line, const PrLogPrefix *prefix)
{
  const char *p = line + prefix->n_stamp_bytes;
  gsize n_bytes = pr_count_name_chars (p, "._-");

  if (prefix->n_stamp_bytes == 0)
    return FALSE;
  if (n_bytes > 0 && p[n_bytes] == ' ')
    {
      p += n_bytes + pr_count_blanks (p + n_bytes);
      n_bytes = pr_count_name_chars (p, "._-");
    }
  return (p[n_bytes] == '[' || p[n_bytes] == ':') &&
         pr_is_among (other_programs, G_N_ELEMENTS (other_programs), p, n_bytes);
}

/* “"GET /mail HTTP/1.1" 404 153”: of a web server. */
static gboolean
is_of_web_server (const char *line)
{
  const char *version = strstr (line, " HTTP/");

  return version != NULL && g_ascii_isdigit (version[6]) && version[7] == '.' &&
         g_ascii_isdigit (version[8]) && strncmp (version + 9, "\" ", 2) == 0 &&
         pr_count_digits (version + 11) == 3;
}

/*
 * pr_log_line_is_harmless:
 * @line: that is suspect
 * @prefix: what it begins with
 *
 * Returns: whether it is what logs are full of and nobody need mind, whatever its words
 */
gboolean
pr_log_line_is_harmless (const char *line, const PrLogPrefix *prefix)
{
  static const char *const beginnings[] = {
    "message-id=<",
    "not authenticated",
    "SA: Debug",
    "SA: Action: scanned but",
  };

  if (is_of_other_program (line, prefix) || is_of_web_server (line))
    return TRUE;

  /* Dovecot: somebody looked in. */
  if (strstr (line, "(no auth attempts") != NULL)
    return strstr (line, "failed") == NULL && strstr (line, "Too many") == NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (line + prefix->n_bytes, beginnings[i]))
      return TRUE;
  return prefix->is_sent;
}

/*
 * pr_log_line_is_of_talk:
 * @line: a line
 *
 * Returns: whether it is one of a talk with a server: “550 …”, “* BYE …”, “a1 NO …”, “-ERR …”,
 *   “RCPT TO: …”
 */
gboolean
pr_log_line_is_of_talk (const char *line)
{
  gsize n_word = strcspn (line, " -:");
  const char *rest = line + n_word;

  if (strchr ("*+-<>{", *line) != NULL)
    return TRUE;
  if (n_word == 3 && g_ascii_isdigit (line[0]) && g_ascii_isdigit (line[1]) &&
      g_ascii_isdigit (line[2]))
    return TRUE;
  if (n_word == 4 && g_ascii_isupper (line[0]) && g_ascii_isupper (line[3]))
    return TRUE;
  return g_str_has_prefix (rest, " OK ") || g_str_has_prefix (rest, " NO ") ||
         g_str_has_prefix (rest, " BAD ");
}
