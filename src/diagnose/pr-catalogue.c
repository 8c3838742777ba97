/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-catalogue.h"

#include "pr-catalogue-private.h"
#include "pr-printable.h"

#include <glib/gi18n.h>
#include <string.h>

/* A host name has up to 253 characters; whatever is longer than this is nobody's name. */
#define MAX_VALUE_CHARS 120

/* Certificates of large hosts have hundreds of names: a few show what it is for. */
#define MAX_CERTIFICATE_NAMES 3

static char *
dup_printable (const char *text)
{
  return pr_printable_from_text (text, MAX_VALUE_CHARS);
}

static char *
dup_date (GDateTime *date)
{
  g_autoptr(GDateTime) local = NULL;

  if (date == NULL)
    return NULL;
  local = g_date_time_to_local (date);
  /* translators: a date in the middle of a sentence, in the format of g_date_time_format():
   * “14 September 2026” */
  return g_date_time_format (local == NULL ? date : local, _("%-d %B %Y"));
}

static char *
dup_host (const PrCatalogueFacts *facts)
{
  return dup_printable (facts->host);
}

static char *
dup_port (const PrCatalogueFacts *facts)
{
  return facts->port == 0 ? NULL : g_strdup_printf ("%u", facts->port);
}

static char *
dup_email (const PrCatalogueFacts *facts)
{
  return dup_printable (facts->email);
}

static char *
dup_domain (const PrCatalogueFacts *facts)
{
  const char *at = facts->email == NULL ? NULL : strrchr (facts->email, '@');

  return at == NULL ? NULL : dup_printable (at + 1);
}

static char *
dup_username (const PrCatalogueFacts *facts)
{
  return dup_printable (facts->username);
}

static char *
dup_provider (const PrCatalogueFacts *facts)
{
  return dup_printable (facts->provider_name);
}

static char *
dup_recipient (const PrCatalogueFacts *facts)
{
  return dup_printable (facts->recipient);
}

static char *
dup_code (const PrCatalogueFacts *facts)
{
  g_autofree char *enhanced_code = dup_printable (facts->enhanced_code);

  if (facts->code != 0 && *enhanced_code != '\0')
    return g_strdup_printf ("%d %s", facts->code, enhanced_code);
  if (facts->code != 0)
    return g_strdup_printf ("%d", facts->code);
  return g_steal_pointer (&enhanced_code);
}

static char *
dup_names (const PrCatalogueFacts *facts)
{
  g_autoptr(GString) names = g_string_new (NULL);
  guint n_names = 0;

  for (guint i = 0; facts->certificate_names != NULL && facts->certificate_names[i] != NULL; i++)
    {
      g_autofree char *name = dup_printable (facts->certificate_names[i]);

      if (*name == '\0')
        continue;
      if (n_names++ == MAX_CERTIFICATE_NAMES)
        {
          g_string_append (names, " …");
          break;
        }
      if (names->len > 0)
        /* translators: stands between two host names in a list */
        g_string_append (names, _(", "));
      g_string_append (names, name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
dup_begin (const PrCatalogueFacts *facts)
{
  return dup_date (facts->certificate_not_before);
}

static char *
dup_end (const PrCatalogueFacts *facts)
{
  return dup_date (facts->certificate_not_after);
}

static char *
dup_issuer (const PrCatalogueFacts *facts)
{
  return dup_printable (facts->certificate_issuer);
}

static char *
dup_interceptor (const PrCatalogueFacts *facts)
{
  return dup_printable (facts->interceptor);
}

static char *
dup_found (const PrCatalogueFacts *facts)
{
  return dup_printable (facts->found_service);
}

static char *
dup_list (const PrCatalogueFacts *facts)
{
  return dup_printable (facts->blocklist);
}

static char *
dup_size (const PrCatalogueFacts *facts)
{
  return facts->size_limit_bytes == 0 ? NULL : g_format_size (facts->size_limit_bytes);
}

static char *
dup_wait (const PrCatalogueFacts *facts)
{
  guint seconds = facts->retry_after_seconds;
  guint minutes = seconds / 60 + (seconds % 60 > 0);
  guint hours = minutes / 60 + (minutes % 60 > 0);

  if (seconds == 0)
    return NULL;
  if (minutes <= 1)
    /* translators: how long to wait, in the middle of a sentence */
    return g_strdup_printf (ngettext ("%u second", "%u seconds", seconds), seconds);
  if (minutes <= 90)
    /* translators: how long to wait, in the middle of a sentence */
    return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
  /* translators: how long to wait, in the middle of a sentence */
  return g_strdup_printf (ngettext ("%u hour", "%u hours", hours), hours);
}

/* All placeholders that a text may hold. A value that is %NULL or empty is missing. */
static const struct
{
  const char *name;
  char *(*dup_value) (const PrCatalogueFacts *facts);
} placeholders[] = {
  { "{host}", dup_host },
  { "{port}", dup_port },
  { "{email}", dup_email },
  { "{domain}", dup_domain },
  { "{username}", dup_username },
  { "{provider}", dup_provider },
  { "{recipient}", dup_recipient },
  { "{code}", dup_code },
  { "{names}", dup_names },
  { "{begin}", dup_begin },
  { "{end}", dup_end },
  { "{issuer}", dup_issuer },
  { "{interceptor}", dup_interceptor },
  { "{found}", dup_found },
  { "{list}", dup_list },
  { "{size}", dup_size },
  { "{wait}", dup_wait },
};

/* Many login names that are addresses are typed with capitals, and no provider tells them apart. */
static gboolean
username_is_email (const PrCatalogueFacts *facts)
{
  g_autofree char *username = NULL;
  g_autofree char *email = NULL;

  if (facts->username == NULL || facts->email == NULL)
    return FALSE;
  username = dup_username (facts);
  email = dup_email (facts);
  return g_ascii_strcasecmp (username, email) == 0;
}

static gboolean
recipient_is_self (const PrCatalogueFacts *facts)
{
  return facts->recipient != NULL && facts->email != NULL
         && g_ascii_strcasecmp (facts->recipient, facts->email) == 0;
}

static PrCatalogueCondition
conditions_of (const PrCatalogueFacts *facts)
{
  guint holds = PR_IF_ANY;

  if (facts->has_protocol)
    switch (facts->protocol)
      {
      case PR_PROTOCOL_IMAP:
        holds |= PR_IF_INCOMING | PR_IF_IMAP;
        break;
      case PR_PROTOCOL_POP3:
        holds |= PR_IF_INCOMING | PR_IF_POP3;
        break;
      case PR_PROTOCOL_SMTP:
      default:
        holds |= PR_IF_SMTP;
        if (facts->port == 25)
          holds |= PR_IF_PORT_25;
      }
  if (facts->has_security)
    holds |= PR_IF_TESTED;
  if (facts->has_security)
    switch (facts->security)
      {
      case PR_SECURITY_STARTTLS:
        holds |= PR_IF_STARTTLS;
        break;
      case PR_SECURITY_NONE:
        holds |= PR_IF_UNENCRYPTED;
        break;
      case PR_SECURITY_TLS:
      default:
        break;
      }
  if (facts->has_step && facts->step == PR_STEP_GREETING)
    holds |= PR_IF_AT_GREETING;
  if (facts->has_step && facts->step == PR_STEP_SIGN_IN)
    holds |= PR_IF_AT_SIGN_IN;
  if (facts->has_step && facts->step < PR_STEP_SENDER)
    holds |= PR_IF_BEFORE_SENDING;
  if (username_is_email (facts))
    holds |= PR_IF_USERNAME_IS_EMAIL;
  if (facts->password_withheld)
    holds |= PR_IF_PASSWORD_WITHHELD;
  if (facts->chain_incomplete)
    holds |= PR_IF_CHAIN_INCOMPLETE;
  if (facts->clock_is_wrong)
    holds |= PR_IF_CLOCK_IS_WRONG;
  if (facts->greeting_is_masked)
    holds |= PR_IF_GREETING_IS_MASKED;
  if (facts->other_service_signed_in)
    holds |= PR_IF_OTHER_SERVICE_SIGNED_IN;
  if (facts->certificate_is_trusted)
    holds |= PR_IF_CERTIFICATE_IS_TRUSTED;
  if (facts->has_app_password)
    holds |= PR_IF_HAS_APP_PASSWORD;
  if (facts->is_signed_in)
    holds |= PR_IF_SIGNED_IN;
  if (!facts->change_was_tried)
    holds |= PR_IF_NOTHING_TRIED;
  holds |= recipient_is_self (facts) ? PR_IF_OWN_ADDRESS : PR_IF_OTHER_ADDRESS;
  return (PrCatalogueCondition) holds;
}

/* One pass, so that a value which itself looks like a placeholder stays what it is. NULL if a value
 * is missing. A brace that begins no placeholder is a brace. */
static char *
fill (const char *template, const PrCatalogueFacts *facts)
{
  g_autoptr(GString) filled = g_string_new (NULL);

  while (*template != '\0')
    {
      gsize found = G_N_ELEMENTS (placeholders);

      for (gsize i = 0; *template == '{' && i < G_N_ELEMENTS (placeholders); i++)
        if (g_str_has_prefix (template, placeholders[i].name))
          {
            found = i;
            break;
          }

      if (found < G_N_ELEMENTS (placeholders))
        {
          g_autofree char *value = placeholders[found].dup_value (facts);

          if (value == NULL || *value == '\0')
            return NULL;
          g_string_append (filled, value);
          template += strlen (placeholders[found].name);
        }
      else
        {
          g_string_append_c (filled, *template++);
        }
    }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/* @login_at becomes the place of the one that asks for another login, where one does. */
static GStrv
select_sentences (const PrCatalogueSentence *sentences,
                  gsize n_max,
                  const PrCatalogueFacts *facts,
                  int *login_at)
{
  static const PrCatalogueFacts nothing = { 0 };
  g_autoptr(GStrvBuilder) chosen = g_strv_builder_new ();
  PrCatalogueCondition holds;
  gboolean is_said = FALSE;
  int n_chosen = 0;

  if (facts == NULL)
    facts = &nothing;
  holds = conditions_of (facts);

  for (gsize i = 0; i < n_max && sentences[i].text != NULL; i++)
    {
      g_autofree char *filled = NULL;

      if (!sentences[i].otherwise)
        is_said = FALSE;
      if (is_said || (sentences[i].condition & holds) != sentences[i].condition)
        continue;
      filled = fill (_(sentences[i].text), facts);
      if (filled == NULL)
        continue;
      if (sentences[i].asks_login && login_at != NULL)
        *login_at = n_chosen;
      g_strv_builder_add (chosen, filled);
      n_chosen++;
      is_said = TRUE;
    }
  return g_strv_builder_end (chosen);
}

/**
 * pr_catalogue_dup_title:
 * @id: what went wrong
 * @facts: (nullable): what is known of the case
 *
 * Thread: any.
 *
 * Returns: (transfer full): what happened, one plain line of at most 60 characters (before
 *   translation), plain text
 */
char *
pr_catalogue_dup_title (PrDiagnosisId id, const PrCatalogueFacts *facts)
{
  const PrCatalogueEntry *entry;
  g_auto(GStrv) fitting = NULL;

  g_return_val_if_fail (id < PR_N_DIAGNOSES, NULL);

  entry = pr_catalogue_get_entry (id);
  fitting = select_sentences (entry->title, G_N_ELEMENTS (entry->title), facts, NULL);
  return g_strdup (fitting[0]);
}

/**
 * pr_catalogue_dup_explanation:
 * @id: what went wrong
 * @facts: (nullable): what is known of the case
 *
 * Thread: any.
 *
 * Returns: (transfer full): a few sentences: what it means, what it most often comes from, what to
 *   do; translated, plain text, one paragraph
 */
char *
pr_catalogue_dup_explanation (PrDiagnosisId id, const PrCatalogueFacts *facts)
{
  const PrCatalogueEntry *entry;
  g_auto(GStrv) sentences = NULL;

  g_return_val_if_fail (id < PR_N_DIAGNOSES, NULL);

  entry = pr_catalogue_get_entry (id);
  sentences = select_sentences (entry->explanation, G_N_ELEMENTS (entry->explanation), facts,
                                NULL);
  /* translators: stands between two sentences of a paragraph; leave it empty where the language
   * writes no blank there */
  return g_strjoinv (C_ ("between sentences", " "), sentences);
}

/**
 * pr_catalogue_dup_advice:
 * @id: what went wrong
 * @facts: (nullable): what is known of the case
 * @login_at: (out): which of them is to enter another user name and password for this service alone,
 *   counted from 0; -1 where none is
 *
 * Thread: any.
 *
 * Returns: (transfer full): what can be done about it, best first, in the imperative, translated,
 *   plain text; may be empty
 */
GStrv
pr_catalogue_dup_advice (PrDiagnosisId id, const PrCatalogueFacts *facts, int *login_at)
{
  const PrCatalogueEntry *entry;

  g_return_val_if_fail (id < PR_N_DIAGNOSES, NULL);

  entry = pr_catalogue_get_entry (id);
  *login_at = -1;
  return select_sentences (entry->advice, G_N_ELEMENTS (entry->advice), facts, login_at);
}
