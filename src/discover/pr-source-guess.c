/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sources.h"

#include <glib/gi18n.h>
#include <string.h>

#define ALL (1U << PR_PROTOCOL_IMAP | 1U << PR_PROTOCOL_POP3 | 1U << PR_PROTOCOL_SMTP)

/* The usual names, the most usual first; an empty label is the domain itself. */
static const struct
{
  const char *label;
  guint protocols; /* a bit for each */
} names[] = {
  { "imap.", 1U << PR_PROTOCOL_IMAP }, { "smtp.", 1U << PR_PROTOCOL_SMTP },
  { "mail.", ALL },                    { "pop.", 1U << PR_PROTOCOL_POP3 },
  { "pop3.", 1U << PR_PROTOCOL_POP3 }, { "", ALL },
};

static const struct
{
  PrProtocol protocol;
  guint16 port;
  PrSecurity security;
} ports[] = {
  { PR_PROTOCOL_IMAP, 993, PR_SECURITY_TLS }, { PR_PROTOCOL_IMAP, 143, PR_SECURITY_STARTTLS },
  { PR_PROTOCOL_POP3, 995, PR_SECURITY_TLS }, { PR_PROTOCOL_POP3, 110, PR_SECURITY_STARTTLS },
  { PR_PROTOCOL_SMTP, 465, PR_SECURITY_TLS }, { PR_PROTOCOL_SMTP, 587, PR_SECURITY_STARTTLS },
  { PR_PROTOCOL_SMTP, 25, PR_SECURITY_STARTTLS },
};

/* Nobody has a host of such a name: a domain that has an address for it has one for every name. */
#define RANDOM_LABEL_CHARS 16

/* Of a name that has the address of every name: behind those that were given one. */
#define WILDCARD_ORDER G_N_ELEMENTS (names)

typedef struct
{
  char *host;
  GList *addresses;
  guint index; /* in names */
} Found;

typedef struct
{
  GPtrArray *found; /* while the answer about the random name is waited for */
  gboolean knows_wildcard;
  GList *wildcard;
} Guess;

static gpointer
copy_address (gconstpointer address, gpointer data G_GNUC_UNUSED)
{
  return g_object_ref (G_INET_ADDRESS ((gpointer) address));
}

static GList *
copy_addresses (GList *addresses)
{
  return g_list_copy_deep (addresses, copy_address, NULL);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->host);
  g_resolver_free_addresses (found->addresses);
  g_free (found);
}

static void
guess_clear (gpointer data)
{
  Guess *guess = data;

  g_ptr_array_unref (guess->found);
  g_resolver_free_addresses (guess->wildcard);
}

static gboolean
has_address (GList *addresses, GInetAddress *wanted)
{
  for (; addresses != NULL; addresses = addresses->next)
    if (g_inet_address_equal (addresses->data, wanted))
      return TRUE;
  return FALSE;
}

static void
try_host (PrSearch *search, const char *host, guint protocols, guint order)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      g_autoptr (PrService) service = NULL;
      g_autoptr (PrCandidate) candidate = NULL;

      if ((protocols & 1U << ports[i].protocol) == 0
          || pr_search_is_not_offered (search, ports[i].protocol))
        continue;
      service = pr_service_new (ports[i].protocol);
      pr_service_set_host (service, host);
      pr_service_set_port (service, ports[i].port);
      pr_service_set_security (service, ports[i].security);
      candidate = pr_candidate_new (service, PR_SOURCE_GUESS, PR_TRUST_PLAIN,
                                    pr_search_is_foreign (search, host));
      pr_search_try (search, candidate, PR_RANK_GUESS, order * G_N_ELEMENTS (ports) + i);
    }
}

static void
try_found (PrSearch *search, const Guess *guess, const Found *found)
{
  gboolean by_wildcard = has_address (guess->wildcard, found->addresses->data);

  try_host (search, found->host, names[found->index].protocols,
            found->index + (by_wildcard ? WILDCARD_ORDER : 0));
}

static void
on_host (PrSearch *search, const char *host, GList *addresses, gpointer data)
{
  Guess *guess = data;
  Found *found;
  guint index = 0;

  if (addresses == NULL)
    return;
  while (*names[index].label != '\0'
         && !(g_str_has_prefix (host, names[index].label)
              && g_str_equal (host + strlen (names[index].label), pr_search_get_domain (search))))
    index++;
  found = g_new0 (Found, 1);
  found->host = g_strdup (host);
  found->addresses = copy_addresses (addresses);
  found->index = index;
  if (guess->knows_wildcard)
    {
      try_found (search, guess, found);
      found_free (found);
    }
  else
    g_ptr_array_add (guess->found, found);
}

static void
on_random_host (PrSearch *search, const char *host G_GNUC_UNUSED, GList *addresses, gpointer data)
{
  Guess *guess = data;

  guess->knows_wildcard = TRUE;
  guess->wildcard = copy_addresses (addresses);
  for (guint i = 0; i < guess->found->len; i++)
    try_found (search, guess, guess->found->pdata[i]);
  g_ptr_array_set_size (guess->found, 0);
}

static char *
make_random_host (const char *domain)
{
  GString *host = g_string_new (NULL);

  for (guint i = 0; i < RANDOM_LABEL_CHARS; i++)
    g_string_append_c (host, (char) g_random_int_range ('a', 'z' + 1));
  g_string_append_printf (host, ".%s", domain);
  return g_string_free (host, FALSE);
}

/**
 * pr_source_guess_start:
 *
 * Looks the usual names up; those that exist are connected to where published settings do not suffice.
 */
void
pr_source_guess_start (PrSearch *search)
{
  const char *domain = pr_search_get_domain (search);
  g_autofree char *random_host = make_random_host (domain);
  Guess *guess = pr_search_keep (search, g_new0 (Guess, 1), guess_clear);

  guess->found = g_ptr_array_new_with_free_func (found_free);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *host = g_strconcat (names[i].label, domain, NULL);

      pr_search_lookup_host (search, PR_SOURCE_GUESS, host, on_host, guess);
    }
  pr_search_lookup_host (search, PR_SOURCE_GUESS, random_host, on_random_host, guess);
}

/**
 * pr_source_guess_add_mail_host:
 * @host: who receives the domain's mail
 *
 * A small server does everything.
 */
void
pr_source_guess_add_mail_host (PrSearch *search, const char *host)
{
  try_host (search, host, ALL, 2 * G_N_ELEMENTS (names));
}
