/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-provider.h"

#include "pr-email-address.h"
#include "pr-provider-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* A provider is a row of a database and no more: every getter reads the mapped bytes. */
struct _PrProvider
{
  GObject parent_instance;

  PrPresetDb *db;
  guint row;
};

enum
{
  PROP_ID = 1,
  PROP_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PrProvider, pr_provider, G_TYPE_OBJECT)

static const char *
get_text (PrProvider *self, PrPresetProviderColumn column)
{
  return pr_preset_db_get_text (self->db, PR_PRESET_TABLE_PROVIDERS, self->row, column);
}

static const char *
null_if_empty (const char *text)
{
  return *text == '\0' ? NULL : text;
}

static guint
get_list_length (PrProvider *self, PrPresetProviderColumn column)
{
  return pr_preset_db_get_run (self->db, self->row, column).n_rows;
}

static const char *
get_list_entry (PrProvider *self, PrPresetProviderColumn column, guint i)
{
  PrPresetRun run = pr_preset_db_get_run (self->db, self->row, column);

  g_return_val_if_fail (i < run.n_rows, "");
  return pr_preset_db_get_text (self->db, PR_PRESET_TABLE_LIST_ENTRIES, run.first + i, 0);
}

static void
pr_provider_finalize (GObject *object)
{
  PrProvider *self = PR_PROVIDER (object);

  pr_preset_db_unref (self->db);
  G_OBJECT_CLASS (pr_provider_parent_class)->finalize (object);
}

static void
pr_provider_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PrProvider *self = PR_PROVIDER (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, pr_provider_get_id (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, pr_provider_get_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pr_provider_class_init (PrProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pr_provider_finalize;
  object_class->get_property = pr_provider_get_property;

  properties[PROP_ID] =
      g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
      g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pr_provider_init (PrProvider *self G_GNUC_UNUSED)
{
}

/**
 * pr_provider_new:
 * @db: a database
 * @row: a provider in it
 *
 * Returns: (transfer full): that provider
 */
PrProvider *
pr_provider_new (PrPresetDb *db, guint row)
{
  PrProvider *self = g_object_new (PR_TYPE_PROVIDER, NULL);

  self->db = pr_preset_db_ref (db);
  self->row = row;
  return self;
}

/**
 * pr_provider_get_id:
 * @self: a provider
 *
 * All getters may be called from any thread, and what they lend lives as long as @self.
 *
 * Returns: (transfer none): its short name, lower-case letters, digits and hyphens
 */
const char *
pr_provider_get_id (PrProvider *self)
{
  return get_text (self, PR_PRESET_PROVIDER_ID);
}

/**
 * pr_provider_get_name:
 * @self: a provider
 *
 * Returns: (transfer none): its name to show, the same in every language
 */
const char *
pr_provider_get_name (PrProvider *self)
{
  return get_text (self, PR_PRESET_PROVIDER_NAME);
}

/**
 * pr_provider_get_folded_name:
 * @self: a provider
 *
 * Returns: (transfer none): its name as pr_preset_fold() makes it, for the search
 */
const char *
pr_provider_get_folded_name (PrProvider *self)
{
  return get_text (self, PR_PRESET_PROVIDER_FOLDED_NAME);
}

/**
 * pr_provider_get_fame:
 * @self: a provider
 *
 * Returns: 3 if it is known worldwide, 2 in its country, 1 as a host of others' domains, else 0
 */
guint
pr_provider_get_fame (PrProvider *self)
{
  return pr_preset_db_get_number (self->db, PR_PRESET_TABLE_PROVIDERS, self->row,
                                  PR_PRESET_PROVIDER_FAME);
}

/**
 * pr_provider_get_n_domains:
 * @self: a provider
 *
 * Returns: how many domains are its own
 */
guint
pr_provider_get_n_domains (PrProvider *self)
{
  return get_list_length (self, PR_PRESET_PROVIDER_DOMAINS);
}

/**
 * pr_provider_get_domain:
 * @self: a provider
 * @i: less than pr_provider_get_n_domains()
 *
 * Returns: (transfer none): a domain, as DNS has it
 */
const char *
pr_provider_get_domain (PrProvider *self, guint i)
{
  return get_list_entry (self, PR_PRESET_PROVIDER_DOMAINS, i);
}

/**
 * pr_provider_get_n_mx_patterns:
 * @self: a provider
 *
 * Returns: how many patterns of MX hosts point to it
 */
guint
pr_provider_get_n_mx_patterns (PrProvider *self)
{
  return get_list_length (self, PR_PRESET_PROVIDER_MX);
}

/**
 * pr_provider_get_mx_pattern:
 * @self: a provider
 * @i: less than pr_provider_get_n_mx_patterns()
 *
 * Returns: (transfer none): a host name, or “*.” and a suffix
 */
const char *
pr_provider_get_mx_pattern (PrProvider *self, guint i)
{
  return get_list_entry (self, PR_PRESET_PROVIDER_MX, i);
}

/**
 * pr_provider_get_n_servers:
 * @self: a provider
 *
 * Returns: how many servers it has
 */
guint
pr_provider_get_n_servers (PrProvider *self)
{
  return get_list_length (self, PR_PRESET_PROVIDER_SERVERS);
}

static guint
read_auths (guint32 packed, PrAuth *auths)
{
  guint n_auths = 0;

  for (; packed != 0; packed >>= 8)
    if ((packed & 0xFF) != 0 && (packed & 0xFF) - 1 <= PR_AUTH_NONE)
      auths[n_auths++] = (PrAuth) ((packed & 0xFF) - 1);
  return n_auths;
}

/**
 * pr_provider_get_server:
 * @self: a provider
 * @i: less than pr_provider_get_n_servers()
 * @server: (out): the server
 *
 * The best come first, and no unconfirmed one before a confirmed one.
 *
 * Returns: %FALSE if the entry is damaged, which the shipped database never is
 */
gboolean
pr_provider_get_server (PrProvider *self, guint i, PrProviderServer *server)
{
  PrPresetRun run = pr_preset_db_get_run (self->db, self->row, PR_PRESET_PROVIDER_SERVERS);
  guint32 cells[PR_PRESET_SERVER_N_COLUMNS];
  guint row = run.first + i;

  g_return_val_if_fail (i < run.n_rows, FALSE);

  for (guint column = 0; column < PR_PRESET_SERVER_N_COLUMNS; column++)
    cells[column] = pr_preset_db_get_number (self->db, PR_PRESET_TABLE_SERVERS, row, column);
  *server = (PrProviderServer){
    .protocol = (PrProtocol) cells[PR_PRESET_SERVER_PROTOCOL],
    .host = pr_preset_db_get_text (self->db, PR_PRESET_TABLE_SERVERS, row, PR_PRESET_SERVER_HOST),
    .port = (guint16) cells[PR_PRESET_SERVER_PORT],
    .security = (PrSecurity) cells[PR_PRESET_SERVER_SECURITY],
    .username = (PrUsernameKind) cells[PR_PRESET_SERVER_USERNAME],
    .username_pattern = null_if_empty (
        pr_preset_db_get_text (self->db, PR_PRESET_TABLE_SERVERS, row, PR_PRESET_SERVER_PATTERN)),
    .unconfirmed = cells[PR_PRESET_SERVER_UNCONFIRMED] != 0,
    .unusual = null_if_empty (
        pr_preset_db_get_text (self->db, PR_PRESET_TABLE_SERVERS, row, PR_PRESET_SERVER_UNUSUAL)),
  };
  server->n_auths = read_auths (cells[PR_PRESET_SERVER_AUTHS], server->auths);

  return cells[PR_PRESET_SERVER_PROTOCOL] < PR_N_PROTOCOLS &&
         cells[PR_PRESET_SERVER_SECURITY] <= PR_SECURITY_NONE &&
         cells[PR_PRESET_SERVER_USERNAME] <= PR_USERNAME_OTHER &&
         cells[PR_PRESET_SERVER_PORT] >= 1 && cells[PR_PRESET_SERVER_PORT] <= G_MAXUINT16 &&
         *server->host != '\0' && server->n_auths > 0;
}

/**
 * pr_provider_find_server:
 * @self: a provider
 * @protocol: a protocol
 * @server: (out): the best server of that protocol
 *
 * It may still be unconfirmed or without encryption, where there is no better.
 *
 * Returns: %TRUE if there is one
 */
gboolean
pr_provider_find_server (PrProvider *self, PrProtocol protocol, PrProviderServer *server)
{
  guint n_servers = pr_provider_get_n_servers (self);

  for (guint i = 0; i < n_servers; i++)
    if (pr_provider_get_server (self, i, server) && server->protocol == protocol)
      return TRUE;
  return FALSE;
}

static gboolean
is_host (const char *text)
{
  return strlen (text) <= 253 &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789.-_:") == strlen (text);
}

/**
 * pr_provider_server_dup_host:
 * @server: a server
 * @address: a normalized address
 *
 * Fills in the domain of @address where the host is named after it.
 *
 * Returns: (transfer full) (nullable): the host, or %NULL if @address has no domain for it
 */
char *
pr_provider_server_dup_host (const PrProviderServer *server, const char *address)
{
  g_autofree char *domain = pr_email_address_dup_ascii_domain (address);
  g_autoptr (GString) host = g_string_new (server->host);

  g_string_replace (host, "%EMAILDOMAIN%", domain, 1);
  return is_host (host->str) ? g_string_free (g_steal_pointer (&host), FALSE) : NULL;
}

/* In one pass, so that a placeholder in the address itself stays text. */
static char *
fill_pattern (const char *pattern, const char *address)
{
  g_autofree char *local_part = pr_email_address_dup_local_part (address);
  const struct
  {
    const char *placeholder;
    const char *value;
  } values[] = {
    { "%EMAILADDRESS%", address },
    { "%EMAILLOCALPART%", local_part },
    { "%EMAILDOMAIN%", pr_email_address_get_domain (address) },
  };
  g_autoptr (GString) filled = g_string_new (NULL);

  while (*pattern != '\0')
    {
      gsize i = 0;

      while (i < G_N_ELEMENTS (values) && !g_str_has_prefix (pattern, values[i].placeholder))
        i++;
      if (i < G_N_ELEMENTS (values))
        {
          g_string_append (filled, values[i].value);
          pattern += strlen (values[i].placeholder);
        }
      else
        g_string_append_c (filled, *pattern++);
    }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/**
 * pr_provider_server_dup_username:
 * @server: a server
 * @address: a normalized address
 *
 * Returns: (transfer full) (nullable): the login name for @address, or %NULL if only its owner
 * knows it; a hint of the provider then says where it stands
 */
char *
pr_provider_server_dup_username (const PrProviderServer *server, const char *address)
{
  switch (server->username)
    {
    case PR_USERNAME_ADDRESS:
      return g_strdup (address);
    case PR_USERNAME_LOCAL_PART:
      return pr_email_address_dup_local_part (address);
    case PR_USERNAME_OTHER:
      return server->username_pattern == NULL ? NULL
                                              : fill_pattern (server->username_pattern, address);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_provider_get_n_hints:
 * @self: a provider
 *
 * Returns: how many hints there are
 */
guint
pr_provider_get_n_hints (PrProvider *self)
{
  return get_list_length (self, PR_PRESET_PROVIDER_HINTS);
}

/**
 * pr_provider_get_hint:
 * @self: a provider
 * @i: less than pr_provider_get_n_hints()
 * @hint: (out): the hint
 *
 * Returns: %FALSE if the entry is damaged, which the shipped database never is
 */
gboolean
pr_provider_get_hint (PrProvider *self, guint i, PrProviderHint *hint)
{
  PrPresetRun run = pr_preset_db_get_run (self->db, self->row, PR_PRESET_PROVIDER_HINTS);
  guint32 when =
      pr_preset_db_get_number (self->db, PR_PRESET_TABLE_HINTS, run.first + i, PR_PRESET_HINT_WHEN);
  guint32 kind =
      pr_preset_db_get_number (self->db, PR_PRESET_TABLE_HINTS, run.first + i, PR_PRESET_HINT_KIND);
  const char *text =
      pr_preset_db_get_text (self->db, PR_PRESET_TABLE_HINTS, run.first + i, PR_PRESET_HINT_TEXT);

  g_return_val_if_fail (i < run.n_rows, FALSE);

  if (when > PR_HINT_AFTER_FAILURE || kind > PR_HINT_OTHER || *text == '\0')
    return FALSE;
  hint->when = (PrHintWhen) when;
  hint->kind = (PrHintKind) kind;
  /* The build hands the texts of the shipped files to gettext; see data/providers/README.md. */
  hint->text = g_dgettext (GETTEXT_PACKAGE, text);
  hint->url = null_if_empty (
      pr_preset_db_get_text (self->db, PR_PRESET_TABLE_HINTS, run.first + i, PR_PRESET_HINT_URL));
  return TRUE;
}

/**
 * pr_provider_get_help_url:
 * @self: a provider
 *
 * Returns: (transfer none) (nullable): its own page about mail programs, https
 */
const char *
pr_provider_get_help_url (PrProvider *self)
{
  return null_if_empty (get_text (self, PR_PRESET_PROVIDER_HELP_URL));
}

/**
 * pr_provider_get_traits:
 * @self: a provider
 *
 * Returns: what has to be said before anything is tried
 */
PrProviderTraits
pr_provider_get_traits (PrProvider *self)
{
  PrProviderTraits traits = 0;
  guint n_protocols = 0;
  gboolean incoming = FALSE;

  for (guint protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    {
      PrProviderServer server;

      if (!pr_provider_find_server (self, (PrProtocol) protocol, &server))
        continue;
      n_protocols++;
      incoming = incoming || protocol != PR_PROTOCOL_SMTP;
      if (server.n_auths == 1 && server.auths[0] == PR_AUTH_XOAUTH2)
        traits |= PR_PROVIDER_NEEDS_OAUTH2;
      if (server.security == PR_SECURITY_NONE)
        traits |= PR_PROVIDER_UNENCRYPTED;
      if (server.unconfirmed)
        traits |= PR_PROVIDER_UNCONFIRMED;
    }
  if (n_protocols == 0)
    traits |= PR_PROVIDER_NO_SERVERS;
  if (!incoming)
    traits |= PR_PROVIDER_NO_INCOMING;
  return traits;
}

static gboolean
find_hint (PrProvider *self, gboolean about_oauth, PrProviderHint *hint)
{
  guint n_hints = pr_provider_get_n_hints (self);

  for (guint i = 0; i < n_hints; i++)
    if (pr_provider_get_hint (self, i, hint) && hint->when == PR_HINT_BEFORE &&
        (hint->kind == PR_HINT_OAUTH) == about_oauth)
      return TRUE;
  return FALSE;
}

/**
 * pr_provider_dup_advice:
 * @self: a provider
 *
 * What to do instead where mail cannot simply be read and sent with a password: the provider has no
 * IMAP or POP3, or signs in only through a browser. Its own hint where there is one.
 *
 * Returns: (transfer full) (nullable): a sentence or two, translated; %NULL if nothing stands in
 * the way
 */
char *
pr_provider_dup_advice (PrProvider *self)
{
  PrProviderTraits traits = pr_provider_get_traits (self);
  PrProviderHint hint;

  if (traits & PR_PROVIDER_NO_INCOMING)
    {
      if (find_hint (self, FALSE, &hint))
        return g_strdup (hint.text);
      /* translators: %s is the name of a mail provider. */
      return g_strdup_printf (
          _("No IMAP or POP3 server of %s is known: ask the provider for one, or read "
             "this mail on its web site."),
          pr_provider_get_name (self));
    }
  if (traits & PR_PROVIDER_NEEDS_OAUTH2)
    {
      if (find_hint (self, TRUE, &hint))
        return g_strdup (hint.text);
      /* translators: %s is the name of a mail provider. */
      return g_strdup_printf (
          _("%s accepts no passwords from mail programs: use a program that signs in "
             "through the browser (OAuth 2)."),
          pr_provider_get_name (self));
    }
  return NULL;
}

/**
 * pr_provider_get_oauth2_issuer:
 * @self: a provider
 *
 * Returns: (transfer none) (nullable): who signs in its users, %NULL if it has no OAuth 2 known to
 * us
 */
const char *
pr_provider_get_oauth2_issuer (PrProvider *self)
{
  return null_if_empty (get_text (self, PR_PRESET_PROVIDER_OAUTH2_ISSUER));
}

/**
 * pr_provider_get_oauth2_auth_url:
 * @self: a provider
 *
 * Returns: (transfer none) (nullable): the authorization endpoint, RFC 6749 §3.1
 */
const char *
pr_provider_get_oauth2_auth_url (PrProvider *self)
{
  return null_if_empty (get_text (self, PR_PRESET_PROVIDER_OAUTH2_AUTH_URL));
}

/**
 * pr_provider_get_oauth2_token_url:
 * @self: a provider
 *
 * Returns: (transfer none) (nullable): the token endpoint, RFC 6749 §3.2
 */
const char *
pr_provider_get_oauth2_token_url (PrProvider *self)
{
  return null_if_empty (get_text (self, PR_PRESET_PROVIDER_OAUTH2_TOKEN_URL));
}

/**
 * pr_provider_get_n_oauth2_scopes:
 * @self: a provider
 *
 * Returns: how many scopes mail needs
 */
guint
pr_provider_get_n_oauth2_scopes (PrProvider *self)
{
  return get_list_length (self, PR_PRESET_PROVIDER_OAUTH2_SCOPES);
}

/**
 * pr_provider_get_oauth2_scope:
 * @self: a provider
 * @i: less than pr_provider_get_n_oauth2_scopes()
 *
 * Returns: (transfer none): a scope, RFC 6749 §3.3
 */
const char *
pr_provider_get_oauth2_scope (PrProvider *self, guint i)
{
  return get_list_entry (self, PR_PRESET_PROVIDER_OAUTH2_SCOPES, i);
}

/**
 * pr_provider_get_file:
 * @self: a provider
 *
 * Returns: (transfer none) (nullable) (type filename): the file of the user or the administrator it
 *   came from; %NULL for what is shipped
 */
const char *
pr_provider_get_file (PrProvider *self)
{
  return null_if_empty (get_text (self, PR_PRESET_PROVIDER_FILE));
}

/**
 * pr_provider_get_n_sources:
 * @self: a provider
 *
 * Returns: how many sources there are
 */
guint
pr_provider_get_n_sources (PrProvider *self)
{
  return get_list_length (self, PR_PRESET_PROVIDER_SOURCES);
}

/**
 * pr_provider_get_source:
 * @self: a provider
 * @i: less than pr_provider_get_n_sources()
 *
 * Returns: (transfer none): a name that data/providers/README.md explains
 */
const char *
pr_provider_get_source (PrProvider *self, guint i)
{
  return get_list_entry (self, PR_PRESET_PROVIDER_SOURCES, i);
}

/**
 * pr_provider_get_checked:
 * @self: a provider
 *
 * Returns: (transfer none) (nullable): the newest month in which a source touched or tested the
 *   servers, as in “2026-09”; %NULL if none is known
 */
const char *
pr_provider_get_checked (PrProvider *self)
{
  return null_if_empty (get_text (self, PR_PRESET_PROVIDER_CHECKED));
}

/**
 * pr_provider_get_confidence:
 * @self: a provider
 *
 * Returns: how well the sources stand behind it
 */
PrConfidence
pr_provider_get_confidence (PrProvider *self)
{
  guint32 confidence = pr_preset_db_get_number (self->db, PR_PRESET_TABLE_PROVIDERS, self->row,
                                                PR_PRESET_PROVIDER_CONFIDENCE);

  return confidence <= PR_CONFIDENCE_HIGH ? (PrConfidence) confidence : PR_CONFIDENCE_UNKNOWN;
}

/**
 * pr_provider_get_seed:
 * @self: a provider
 *
 * Returns: whether the seed table names it
 */
gboolean
pr_provider_get_seed (PrProvider *self)
{
  return pr_preset_db_get_number (self->db, PR_PRESET_TABLE_PROVIDERS, self->row,
                                  PR_PRESET_PROVIDER_SEED) != 0;
}

/**
 * pr_provider_get_n_seed_rows:
 * @self: a provider
 *
 * Returns: in how many rows of the seed table it stands
 */
guint
pr_provider_get_n_seed_rows (PrProvider *self)
{
  return get_list_length (self, PR_PRESET_PROVIDER_SEED_ROWS);
}

/**
 * pr_provider_get_seed_row:
 * @self: a provider
 * @i: less than pr_provider_get_n_seed_rows()
 *
 * Returns: (transfer none): the name of a row
 */
const char *
pr_provider_get_seed_row (PrProvider *self, guint i)
{
  return get_list_entry (self, PR_PRESET_PROVIDER_SEED_ROWS, i);
}

/**
 * pr_provider_get_seed_says:
 * @self: a provider
 *
 * Returns: (transfer none) (nullable): what the seed table says where it differs, untranslated
 */
const char *
pr_provider_get_seed_says (PrProvider *self)
{
  return null_if_empty (get_text (self, PR_PRESET_PROVIDER_SEED_SAYS));
}

/**
 * pr_provider_get_correction:
 * @self: a provider
 *
 * Returns: (transfer none) (nullable): why the values here are others, untranslated
 */
const char *
pr_provider_get_correction (PrProvider *self)
{
  return null_if_empty (get_text (self, PR_PRESET_PROVIDER_CORRECTION));
}
