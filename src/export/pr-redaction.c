/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-redaction.h"

#include <glib/gi18n.h>
#include <string.h>

/* Names of mailboxes that are as good as words (RFC 2142, and those of the trade): they tell of
 * nobody, and a report without these words would make no sense. */
static const char *const common_names[] = {
  "abuse", "account", "admin",  "contact", "email", "ftp",      "hello",      "host",  "hostmaster",
  "imap",  "info",    "login",  "mail",    "mailer", "mailbox", "marketing",  "me",    "name",
  "news",  "noc",     "office", "ok",      "password", "pop",   "pop3",       "post",  "postmaster",
  "root",  "sales",   "security", "server", "service", "smtp",  "support",    "test",  "usenet",
  "user",  "username", "uucp",  "web",     "webmaster", "www",
};

static gboolean
is_common (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);

  /* Nor is one of signs alone. */
  if (strpbrk (folded, "abcdefghijklmnopqrstuvwxyz0123456789") == NULL && g_str_is_ascii (folded))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (common_names); i++)
    if (g_str_equal (folded, common_names[i]))
      return TRUE;
  return FALSE;
}

/* What is part of the same word: a host “ann.example.org” does not name Ann, “<ann>” and the end of a
 * sentence do. */
#define BEFORE "(?<![\\p{L}\\p{N}])(?<![\\p{L}\\p{N}][.-])"
#define BEHIND "(?![\\p{L}\\p{N}])(?![.-][\\p{L}\\p{N}])"

/* A domain, in whichever spelling. */
#define DOMAIN "[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*"

static void
replace (char **text, const char *pattern, const char *by)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, &error);
  char *replaced =
      regex == NULL ? NULL : g_regex_replace_literal (regex, *text, -1, 0, by, 0, &error);

  /* Nothing at all is better than what was to be left out. */
  if (replaced == NULL)
    {
      g_warning ("The address cannot be left out: %s", error->message);
      replaced = g_strdup ("");
    }
  g_free (*text);
  *text = replaced;
}

/* Also as it stands in the address of a web page, or in that of a returned message. */
static void
leave_out_addresses_of (char **text, const char *local_part)
{
  g_autofree char *escaped = g_regex_escape_string (local_part, -1);
  g_autofree char *pattern =
      g_strdup_printf ("(?<![\\p{L}\\p{N}])%s(?:@|%%40|=)" DOMAIN, escaped);

  /* translators: stands in a report in place of the e-mail address */
  replace (text, pattern, _("[address]"));
}

static void
leave_out_name (char **text, const char *name)
{
  g_autofree char *escaped = NULL;
  g_autofree char *pattern = NULL;

  if (is_common (name))
    return;
  escaped = g_regex_escape_string (name, -1);
  pattern = g_strconcat (BEFORE, escaped, BEHIND, NULL);
  /* translators: stands in a report in place of the name that is signed in with */
  replace (text, pattern, _("[user name]"));
}

static void
leave_out_address (char **text, const char *address)
{
  const char *at = strrchr (address, '@');
  g_autofree char *local_part = NULL;
  char *plus;

  if (at == NULL || at == address)
    {
      leave_out_name (text, address);
      return;
    }
  local_part = g_strndup (address, (gsize) (at - address));
  leave_out_addresses_of (text, local_part);
  leave_out_name (text, local_part);
  /* A server knows “ann+shop” as “ann”. */
  plus = strchr (local_part, '+');
  if (plus == NULL)
    return;
  *plus = '\0';
  if (*local_part == '\0')
    return;
  leave_out_addresses_of (text, local_part);
  leave_out_name (text, local_part);
}

/**
 * pr_report_leave_out_address:
 * @report: whose address and user names they are
 * @text: what was written of it, UTF-8
 *
 * For a report that goes to somebody who need not know whose it is. The domain stays: it is that of the
 * servers. Thread: main context.
 *
 * Returns: (transfer full): @text without the address and the user names, also where only the part before
 *   the “@” stands by itself, unless it is a word such as “mail”
 */
char *
pr_report_leave_out_address (PrReport *report, const char *text)
{
  GListModel *services;
  char *left;

  g_return_val_if_fail (PR_IS_REPORT (report), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  left = g_utf8_make_valid (text, -1);
  services = pr_report_get_services (report);
  leave_out_address (&left, pr_report_get_email (report));
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);

      if (pr_service_report_get_login (service) != NULL)
        leave_out_address (&left, pr_service_report_get_login (service));
    }
  return left;
}
