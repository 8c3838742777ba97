/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-provider-texts.h"

#include <glib/gi18n.h>

/* As many as fit into a line; who has more has them of one family. */
#define MAX_DOMAINS_SHOWN 4

/**
 * pr_provider_text_link_title:
 * @kind: what a hint is about
 *
 * Returns: (transfer none): what its page is about, as the words on a button
 */
const char *
pr_provider_text_link_title (PrHintKind kind)
{
  switch (kind)
    {
    case PR_HINT_APP_PASSWORD:
      return _("Make an App Password");
    case PR_HINT_ENABLE_ACCESS:
      return _("Switch On Access for Mail Programs");
    case PR_HINT_OAUTH:
      return _("About Signing In Through the Browser");
    case PR_HINT_BRIDGE:
      return _("Get the Provider’s Own Program for This");
    case PR_HINT_PLAN:
      return _("Compare the Plans");
    case PR_HINT_OTHER:
    default:
      return _("More About This");
    }
}

/**
 * pr_provider_text_domains:
 * @provider: a provider
 *
 * Returns: (transfer full): its domains in a line, the first few of them
 */
char *
pr_provider_text_domains (PrProvider *provider)
{
  guint n_domains = pr_provider_get_n_domains (provider);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n_domains, MAX_DOMAINS_SHOWN); i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ", pr_provider_get_domain (provider, i));
  if (n_domains > MAX_DOMAINS_SHOWN)
    {
      guint n_more = n_domains - MAX_DOMAINS_SHOWN;
      /* translators: after a list of domains, of which there are too many to name them all */
      g_autofree char *more =
          g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

      g_string_append_printf (text, ", %s", more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pr_provider_text_login:
 * @server: one of a provider's
 *
 * Returns: (transfer full): what the user name is there
 */
char *
pr_provider_text_login (const PrProviderServer *server)
{
  switch (server->username)
    {
    case PR_USERNAME_ADDRESS:
      return g_strdup (_("the whole e-mail address"));
    case PR_USERNAME_LOCAL_PART:
      return g_strdup (_("the part of the address before the “@”"));
    case PR_USERNAME_OTHER:
    default:
      if (server->username_pattern != NULL)
        return g_strdup (server->username_pattern);
      return g_strdup (_("given by the provider"));
    }
}

/**
 * pr_provider_text_auths:
 * @server: one of a provider's
 *
 * Returns: (transfer full): the ways to sign in, the preferred one first
 */
char *
pr_provider_text_auths (const PrProviderServer *server)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < server->n_auths; i++)
    {
      /* It stands for both of OAuth 2, and people know neither by name. */
      const char *label = server->auths[i] == PR_AUTH_XOAUTH2
                              ? _("OAuth 2")
                              : pr_auth_get_label (server->auths[i]);

      g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ", label);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* “2026-09” as people say it. */
static char *
dup_month (const char *checked)
{
  g_autofree char *date = g_strconcat (checked, "-01T00:00:00Z", NULL);
  g_autofree char *day = g_strconcat (checked, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) month = g_date_time_new_from_iso8601 (date, NULL);
  g_autoptr (GDateTime) full = g_date_time_new_from_iso8601 (day, NULL);

  if (full != NULL)
    /* translators: a day, see strftime() */
    return g_date_time_format (full, _("%-d %B %Y"));
  if (month != NULL)
    /* translators: a month, see strftime() */
    return g_date_time_format (month, _("%B %Y"));
  return g_strdup (checked);
}

/* The words of data/providers/README.md, as their projects write themselves. */
static const struct
{
  const char *word;
  const char *name;
} sources[] = {
  { "aosp", "Android" },
  { "deltachat", "Delta Chat" },
  { "fairemail", "FairEmail" },
  { "help page", N_("the provider’s help page") },
  { "ispdb", "Mozilla ISPDB" },
  { "ispdb issue", "Mozilla ISPDB" },
  { "k9", "K-9 Mail" },
  { "mailcore", "MailCore" },
  { "mailspring", "Mailspring" },
  { "nodemailer", "Nodemailer" },
  { "nylas", "Nylas" },
  { "public code", N_("public programs") },
  { "public probe", N_("public measurements") },
  { "seed", "Open Dental" },
};

static const char *
get_source_name (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].word, word))
      return _(sources[i].name);
  return word;
}

static char *
dup_sources (PrProvider *provider)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pr_provider_get_n_sources (provider); i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ",
                            get_source_name (pr_provider_get_source (provider, i)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pr_provider_text_provenance:
 * @provider: a provider
 *
 * Returns: (transfer full): where its settings come from and when they were looked at, a few
 *   sentences
 */
char *
pr_provider_text_provenance (PrProvider *provider)
{
  const char *checked = pr_provider_get_checked (provider);
  g_autofree char *names = dup_sources (provider);
  g_autofree char *month = checked != NULL ? dup_month (checked) : NULL;

  if (pr_provider_get_file (provider) != NULL)
    /* translators: %s is the path of a file */
    return g_strdup_printf (_("From a file on this computer: %s"), pr_provider_get_file (provider));
  if (month != NULL && *names != '\0')
    /* translators: the month, and names of the places where the settings were found */
    return g_strdup_printf (_("Checked in %s. Sources: %s."), month, names);
  if (*names != '\0')
    /* translators: names of the places where the settings were found */
    return g_strdup_printf (_("Sources: %s."), names);
  return g_strdup (_("Nothing is known about where these settings come from."));
}

static void
append_servers (GString *text, PrProvider *provider)
{
  for (guint i = 0; i < pr_provider_get_n_servers (provider); i++)
    {
      PrProviderServer server;
      g_autofree char *login = NULL;
      g_autofree char *auths = NULL;

      if (!pr_provider_get_server (provider, i, &server))
        continue;
      login = pr_provider_text_login (&server);
      auths = pr_provider_text_auths (&server);
      g_string_append_printf (text, "%s: %s:%u, %s\n", pr_protocol_get_label (server.protocol),
                              server.host, server.port, pr_security_get_label (server.security));
      /* translators: a line under a server: the user name there */
      g_string_append_printf (text, _("  User name: %s\n"), login);
      /* translators: a line under a server: the ways to sign in there */
      g_string_append_printf (text, _("  Signing in: %s\n"), auths);
    }
}

/**
 * pr_provider_text_settings:
 * @provider: a provider
 *
 * Returns: (transfer full): its servers and hints as plain text, to be pasted somewhere
 */
char *
pr_provider_text_settings (PrProvider *provider)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n", pr_provider_get_name (provider));
  append_servers (text, provider);
  for (guint i = 0; i < pr_provider_get_n_hints (provider); i++)
    {
      PrProviderHint hint;

      if (!pr_provider_get_hint (provider, i, &hint))
        continue;
      g_string_append_printf (text, "\n%s\n", hint.text);
      if (hint.url != NULL)
        g_string_append_printf (text, "%s\n", hint.url);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pr_provider_text_correction:
 * @provider: a provider
 *
 * Returns: (transfer full): a message for those who keep the presets, with what is there now and room
 *   for what is right
 */
char *
pr_provider_text_correction (PrProvider *provider)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *provenance = pr_provider_text_provenance (provider);

  /* translators: the provider's name, its id, the version of the program */
  g_string_append_printf (text, _("Correction for %s (%s), Postrider %s"),
                          pr_provider_get_name (provider), pr_provider_get_id (provider),
                          PR_VERSION);
  g_string_append_printf (text, "\n\n%s\n", _("What Postrider has now:"));
  append_servers (text, provider);
  g_string_append_printf (text, "%s\n\n", provenance);
  g_string_append_printf (text, "%s\n\n\n", _("What is right instead:"));
  g_string_append_printf (text, "%s\n", _("The provider’s page that says so:"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
