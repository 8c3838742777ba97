/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-client-config.h"

#include "pr-email-address.h"
#include "pr-printable.h"

#include <string.h>

/* <clientConfig><emailProvider><incomingServer><hostname>, and something inside of that. Deeper
 * elements are passed over, but a document that nests on and on is no configuration. */
#define MAX_DEPTH 16

#define MAX_TEXT_CHARS 300

/* How well a language suits: the user's own, none given, English, any other. */
typedef enum
{
  SUITS_NOT,
  SUITS_ANY,
  SUITS_ENGLISH,
  SUITS_UNMARKED,
  SUITS_USER,
} Suits;

typedef struct
{
  const char *address;
  PrClientConfig *config;
  guint depth;
  gboolean is_config;
  GString *value; /* of the innermost element that matters, or NULL */

  PrService *service;
  gboolean usable;
  gboolean has_security;
  gboolean asks_auth; /* for any way to sign in, one that this program can do or not */
  gboolean has_auth;

  PrClientConfigPage *page;
  Suits page_suits;
  Suits next_suits;
} Parser;

G_DEFINE_QUARK (pr-client-config-error-quark, pr_client_config_error)

static void
page_free (gpointer data)
{
  PrClientConfigPage *page = data;

  g_free (page->text);
  g_free (page->url);
  g_free (page);
}

/**
 * pr_client_config_new:
 *
 * For this room.
 *
 * Returns: (transfer full): a configuration that says nothing yet
 */
PrClientConfig *
pr_client_config_new (void)
{
  PrClientConfig *self = g_new0 (PrClientConfig, 1);

  self->services = g_ptr_array_new_with_free_func (g_object_unref);
  self->pages = g_ptr_array_new_with_free_func (page_free);
  return self;
}

/**
 * pr_client_config_free:
 */
void
pr_client_config_free (PrClientConfig *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->services);
  g_ptr_array_unref (self->pages);
  g_free (self->oauth2_issuer);
  g_free (self->oauth2_auth_url);
  g_free (self->oauth2_token_url);
  g_free (self->oauth2_scope);
  g_free (self);
}

static const char *
get_attribute (const char **names, const char **values, const char *wanted)
{
  for (; *names != NULL; names++, values++)
    if (g_str_equal (*names, wanted))
      return *values;
  return NULL;
}

/* Returns what stands for a placeholder of @n_bytes at @mark, or NULL. The user's real name
 * (%REALNAME%) is not known, and no server wants it. */
static char *
expand_placeholder (const char *mark, gsize n_bytes, const char *address)
{
  g_autofree char *word = g_strndup (mark, n_bytes);

  if (g_str_equal (word, "%EMAILADDRESS%"))
    return g_strdup (address);
  if (g_str_equal (word, "%EMAILLOCALPART%"))
    return pr_email_address_dup_local_part (address);
  if (g_str_equal (word, "%EMAILDOMAIN%"))
    return g_strdup (pr_email_address_get_domain (address));
  return NULL;
}

/* In one pass: what was put in is not looked at again. Returns NULL where there is a placeholder that
 * nobody knows. */
static char *
replace_placeholders (const char *value, const char *address)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *mark;

  while ((mark = strchr (value, '%')) != NULL)
    {
      const char *end = strchr (mark + 1, '%');
      g_autofree char *meant = NULL;

      if (end == NULL)
        break;
      meant = expand_placeholder (mark, (gsize) (end - mark) + 1, address);
      if (meant == NULL)
        return NULL;
      g_string_append_len (text, value, mark - value);
      g_string_append (text, meant);
      value = end + 1;
    }
  g_string_append (text, value);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
protocol_from_type (const char *type, gboolean incoming, PrProtocol *protocol)
{
  int value;

  if (type == NULL || !pr_enum_from_word (PR_TYPE_PROTOCOL, type, &value))
    return FALSE;
  *protocol = (PrProtocol) value;
  return incoming == (*protocol != PR_PROTOCOL_SMTP);
}

/* Exchange, JMAP, calendars and whatever else comes are passed over. */
static void
begin_server (Parser *self, const char **names, const char **values, gboolean incoming)
{
  PrProtocol protocol;

  if (self->config->services->len >= PR_CLIENT_CONFIG_MAX_SERVERS
      || !protocol_from_type (get_attribute (names, values, "type"), incoming, &protocol))
    return;
  self->service = pr_service_new (protocol);
  pr_service_set_host (self->service, "");
  pr_service_set_port (self->service, 0);
  self->usable = TRUE;
  self->has_security = FALSE;
  self->asks_auth = FALSE;
  self->has_auth = FALSE;
}

/* Port and security tell each other where one is missing. */
static void
complete_server (Parser *self, PrService *service)
{
  PrProtocol protocol = pr_service_get_protocol (service);
  guint port = pr_service_get_port (service);

  if (!self->has_security && port != 0
      && port != pr_protocol_get_default_port (protocol, PR_SECURITY_TLS))
    pr_service_set_security (service, PR_SECURITY_STARTTLS);
  if (port == 0)
    pr_service_set_port (service, pr_protocol_get_default_port (
                                      protocol, pr_service_get_security (service)));
}

static void
end_server (Parser *self)
{
  g_autoptr (PrService) service = g_steal_pointer (&self->service);

  complete_server (self, service);
  if (!self->usable || (self->asks_auth && !self->has_auth) || *pr_service_get_host (service) == '\0'
      || !pr_service_validate (service, NULL))
    return;
  g_ptr_array_add (self->config->services, g_steal_pointer (&service));
}

static Suits
judge_language (const char *language)
{
  const char *const *wanted = g_get_language_names ();
  const char *dash;
  gsize n_bytes;

  if (language == NULL)
    return SUITS_UNMARKED;
  dash = strpbrk (language, "-_");
  n_bytes = dash == NULL ? strlen (language) : (gsize) (dash - language);
  for (; *wanted != NULL; wanted++)
    if (n_bytes > 0 && g_ascii_strncasecmp (*wanted, language, n_bytes) == 0
        && !g_ascii_isalpha ((*wanted)[n_bytes]))
      return SUITS_USER;
  return g_ascii_strncasecmp (language, "en", 2) == 0 ? SUITS_ENGLISH : SUITS_ANY;
}

static gboolean
is_url (const char *url, gboolean https_only)
{
  g_autoptr (GUri) uri = NULL;
  const char *scheme;

  if (url == NULL || strlen (url) > PR_CLIENT_CONFIG_MAX_VALUE_BYTES)
    return FALSE;
  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return FALSE;
  scheme = g_uri_get_scheme (uri);
  return g_str_equal (scheme, "https") || (!https_only && g_str_equal (scheme, "http"));
}

static void
begin_page (Parser *self, const char *url, gboolean to_do)
{
  if (self->page != NULL || !is_url (url, FALSE)
      || self->config->pages->len >= PR_CLIENT_CONFIG_MAX_PAGES)
    return;
  self->page = g_new0 (PrClientConfigPage, 1);
  self->page->url = g_strdup (url);
  self->page->to_do = to_do;
  self->page_suits = SUITS_NOT;
}

static gboolean
is_value (const char *name)
{
  static const char *const names[] = {
    "displayName", "hostname",    "port",   "socketType", "username", "authentication",
    "descr",       "instruction", "issuer", "scope",      "authURL",  "tokenURL",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return TRUE;
  return FALSE;
}

static void
on_start (GMarkupParseContext *context G_GNUC_UNUSED,
          const char *name,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Parser *self = data;

  if (self->depth == 0)
    self->is_config = g_str_equal (name, "clientConfig");
  if (!self->is_config || ++self->depth > MAX_DEPTH)
    {
      g_set_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_FORMAT,
                   "this is no client configuration");
      return;
    }
  if (self->service == NULL && g_str_equal (name, "incomingServer"))
    begin_server (self, names, values, TRUE);
  else if (self->service == NULL && g_str_equal (name, "outgoingServer"))
    begin_server (self, names, values, FALSE);
  else if (g_str_equal (name, "documentation"))
    begin_page (self, get_attribute (names, values, "url"), FALSE);
  else if (g_str_equal (name, "enable"))
    begin_page (self, get_attribute (names, values, "visiturl"), TRUE);
  else if (is_value (name))
    {
      if (self->value != NULL)
        g_string_free (self->value, TRUE);
      self->value = g_string_new (NULL);
      self->next_suits = judge_language (get_attribute (names, values, "lang"));
    }
}

static void
on_text (GMarkupParseContext *context G_GNUC_UNUSED,
         const char *text,
         gsize n_bytes,
         gpointer data,
         GError **error)
{
  Parser *self = data;

  if (self->value == NULL)
    return;
  if (self->value->len + n_bytes > PR_CLIENT_CONFIG_MAX_VALUE_BYTES)
    g_set_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_FORMAT,
                 "a value is longer than anything sensible");
  else
    g_string_append_len (self->value, text, (gssize) n_bytes);
}

static void
set_host (Parser *self, const char *value)
{
  g_autofree char *host = replace_placeholders (value, self->address);

  if (host != NULL && pr_endpoint_host_is_valid (host))
    pr_service_set_host (self->service, host);
  else
    self->usable = FALSE;
}

static void
set_port (Parser *self, const char *value)
{
  guint64 port;

  if (g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT16, &port, NULL))
    pr_service_set_port (self->service, (guint) port);
  else
    self->usable = FALSE;
}

static void
set_security (Parser *self, const char *value)
{
  if (g_ascii_strcasecmp (value, "SSL") == 0 || g_ascii_strcasecmp (value, "TLS") == 0)
    pr_service_set_security (self->service, PR_SECURITY_TLS);
  else if (g_ascii_strcasecmp (value, "STARTTLS") == 0)
    pr_service_set_security (self->service, PR_SECURITY_STARTTLS);
  else if (g_ascii_strcasecmp (value, "plain") == 0)
    pr_service_set_security (self->service, PR_SECURITY_NONE);
  else
    self->usable = FALSE;
  self->has_security = TRUE;
}

static void
set_username (Parser *self, const char *value)
{
  g_autofree char *username = replace_placeholders (value, self->address);

  if (username == NULL || *username == '\0')
    return;
  /* An empty name is the address, and stays so when the user corrects it. */
  if (!g_str_equal (username, self->address))
    pr_service_set_username (self->service, username);
}

/* The first that this program can do; but a password where one is taken, since that asks the least of
 * the user. What it cannot do (GSSAPI, NTLM, client certificates) does not count. */
static void
add_auth (Parser *self, const char *value)
{
  static const struct
  {
    const char *word;
    PrAuth auth;
  } known[] = {
    { "password-cleartext", PR_AUTH_PASSWORD }, { "plain", PR_AUTH_PASSWORD },
    { "password-encrypted", PR_AUTH_AUTO },     { "secure", PR_AUTH_AUTO },
    { "OAuth2", PR_AUTH_XOAUTH2 },              { "client-IP-address", PR_AUTH_NONE },
    { "none", PR_AUTH_NONE },
  };

  self->asks_auth = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (value, known[i].word) == 0
        && (!self->has_auth || known[i].auth == PR_AUTH_PASSWORD))
      {
        pr_service_set_auth (self->service, known[i].auth);
        self->has_auth = TRUE;
      }
}

static void
set_server_value (Parser *self, const char *name, const char *value)
{
  if (g_str_equal (name, "hostname"))
    set_host (self, value);
  else if (g_str_equal (name, "port"))
    set_port (self, value);
  else if (g_str_equal (name, "socketType"))
    set_security (self, value);
  else if (g_str_equal (name, "username"))
    set_username (self, value);
  else if (g_str_equal (name, "authentication"))
    add_auth (self, value);
}

static void
set_page_text (Parser *self, const char *value)
{
  if (*value == '\0' || self->next_suits <= self->page_suits)
    return;
  self->page_suits = self->next_suits;
  g_free (self->page->text);
  self->page->text = pr_printable_from_text (value, MAX_TEXT_CHARS);
}

static void
set_once (char **field, const char *value, gboolean good)
{
  if (*field == NULL && good && *value != '\0')
    *field = pr_printable_from_text (value, PR_CLIENT_CONFIG_MAX_VALUE_BYTES);
}

static void
set_value (Parser *self, const char *name, const char *value)
{
  PrClientConfig *config = self->config;

  if (self->service != NULL)
    set_server_value (self, name, value);
  else if (g_str_equal (name, "descr") || g_str_equal (name, "instruction"))
    {
      if (self->page != NULL)
        set_page_text (self, value);
    }
  else if (g_str_equal (name, "displayName"))
    set_once (&config->name, value, strchr (value, '%') == NULL);
  else if (g_str_equal (name, "issuer"))
    set_once (&config->oauth2_issuer, value, TRUE);
  else if (g_str_equal (name, "scope"))
    set_once (&config->oauth2_scope, value, TRUE);
  else if (g_str_equal (name, "authURL"))
    set_once (&config->oauth2_auth_url, value, is_url (value, TRUE));
  else if (g_str_equal (name, "tokenURL"))
    set_once (&config->oauth2_token_url, value, is_url (value, TRUE));
}

static void
on_end (GMarkupParseContext *context G_GNUC_UNUSED,
        const char *name,
        gpointer data,
        GError **error G_GNUC_UNUSED)
{
  Parser *self = data;

  self->depth--;
  if (self->value != NULL && is_value (name))
    {
      set_value (self, name, g_strstrip (self->value->str));
      g_string_free (self->value, TRUE);
      self->value = NULL;
    }
  else if (self->service != NULL
           && (g_str_equal (name, "incomingServer") || g_str_equal (name, "outgoingServer")))
    end_server (self);
  else if (self->page != NULL
           && (g_str_equal (name, "documentation") || g_str_equal (name, "enable")))
    g_ptr_array_add (self->config->pages, g_steal_pointer (&self->page));
}

static const char *
skip_byte_order_mark (const char *text, gsize *n_bytes)
{
  if (*n_bytes < 3 || memcmp (text, "\xEF\xBB\xBF", 3) != 0)
    return text;
  *n_bytes -= 3;
  return text + 3;
}

static gboolean
parse (Parser *self, const char *text, gsize n_bytes, GError **error)
{
  const GMarkupParser callbacks = { .start_element = on_start,
                                    .end_element = on_end,
                                    .text = on_text };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  gboolean parsed = g_markup_parse_context_parse (context, text, (gssize) n_bytes, error)
                    && g_markup_parse_context_end_parse (context, error);

  g_clear_object (&self->service);
  g_clear_pointer (&self->page, page_free);
  if (self->value != NULL)
    g_string_free (self->value, TRUE);
  return parsed;
}

/**
 * pr_client_config_parse:
 * @text: what a server sent
 * @n_bytes: its length
 * @address: the normalized address that the placeholders stand for
 * @error: return location
 *
 * Elements that are not known are passed over, as is a server that lacks something or speaks nothing
 * that this program does. Entities that a document defines for itself are an error: nothing grows
 * while it is read.
 *
 * Errors: those of %PR_CLIENT_CONFIG_ERROR. RFC: draft-ietf-mailmaint-autoconfig. Thread: any.
 *
 * Returns: (transfer full): what it says, with at least one server
 */
PrClientConfig *
pr_client_config_parse (const char *text, gsize n_bytes, const char *address, GError **error)
{
  g_autoptr (PrClientConfig) config = pr_client_config_new ();
  g_autoptr (GError) reason = NULL;
  Parser parser = { .address = address, .config = config };

  if (n_bytes > PR_CLIENT_CONFIG_MAX_BYTES)
    {
      g_set_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_TOO_LONG,
                   "the document is longer than anything sensible");
      return NULL;
    }
  if (n_bytes > 0)
    text = skip_byte_order_mark (text, &n_bytes);
  if (n_bytes == 0 || memchr (text, '\0', n_bytes) != NULL || !parse (&parser, text, n_bytes, &reason))
    {
      g_set_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_FORMAT, "%s",
                   reason == NULL ? "nothing, or a NUL, in the document" : reason->message);
      return NULL;
    }
  if (config->services->len == 0)
    {
      g_set_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_NO_SERVER,
                   "the document names no mail server that can be used");
      return NULL;
    }
  return g_steal_pointer (&config);
}
