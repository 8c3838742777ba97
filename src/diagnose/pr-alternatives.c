/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-alternatives.h"

#include "pr-email-address.h"
#include "pr-presets.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is tried side by side while somebody reads; the best come first. */
#define MAX_ALTERNATIVES 8

/* Names of a certificate that are worth a try; a hoster's may hold a hundred. */
#define MAX_CERTIFICATE_NAMES 3

typedef struct
{
  PrDiagnosisId id;
  PrServiceFields fields;
} Row;

/* Which settings, when changed, can cure what. None of them ever gives encryption up. */
static const Row rows[] = {
  { PR_DIAGNOSIS_HOST_NOT_FOUND, PR_SERVICE_HOST },
  { PR_DIAGNOSIS_CONNECTION_REFUSED, PR_SERVICE_HOST | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_CONNECTION_TIMED_OUT, PR_SERVICE_HOST | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_CONNECTION_FAILED, PR_SERVICE_HOST | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_CONNECTION_CLOSED, PR_SERVICE_HOST | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_RESPONSE_TIMED_OUT, PR_SERVICE_SECURITY | PR_SERVICE_HOST | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_TLS_ON_PLAIN_PORT, PR_SERVICE_SECURITY | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_PLAIN_ON_TLS_PORT, PR_SERVICE_SECURITY | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_STARTTLS_NOT_OFFERED, PR_SERVICE_SECURITY | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_STARTTLS_REFUSED, PR_SERVICE_PORT },
  { PR_DIAGNOSIS_STARTTLS_REQUIRED, PR_SERVICE_SECURITY | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_AUTH_ENCRYPTION_REQUIRED, PR_SERVICE_SECURITY | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_AUTH_REQUIRED, PR_SERVICE_AUTH },
  { PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED, PR_SERVICE_AUTH | PR_SERVICE_HOST | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_RELAY_DENIED, PR_SERVICE_AUTH },
  { PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH, PR_SERVICE_HOST },
  { PR_DIAGNOSIS_TLS_VERSION_TOO_OLD, PR_SERVICE_HOST | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_TLS_HANDSHAKE_FAILED, PR_SERVICE_HOST | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_WRONG_SERVICE, PR_SERVICE_HOST | PR_SERVICE_PORT | PR_SERVICE_SECURITY },
  { PR_DIAGNOSIS_PROTOCOL_ERROR, PR_SERVICE_HOST | PR_SERVICE_PORT },
  { PR_DIAGNOSIS_WRONG_CREDENTIALS, PR_SERVICE_USERNAME },
};

typedef struct
{
  GPtrArray *fixes;
  PrService *service;
} Collector;

static PrServiceFields
fields_for (PrDiagnosisId id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].id == id)
      return rows[i].fields;
  return 0;
}

static gboolean
is_known (const Collector *self, const PrServiceChange *change)
{
  for (guint i = 0; i < self->fixes->len; i++)
    {
      const PrServiceChange *known = pr_fix_get_change (self->fixes->pdata[i]);

      if (known->fields == change->fields && g_strcmp0 (known->host, change->host) == 0
          && known->port == change->port && known->security == change->security)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_title (const PrServiceChange *change)
{
  const char *security = change->security == PR_SECURITY_TLS ? "TLS" : "STARTTLS";

  if ((change->fields & PR_SERVICE_HOST) != 0)
    /* translators: %s is the name of a server */
    return g_strdup_printf (_("Use the server %s"), change->host);
  if ((change->fields & PR_SERVICE_PORT) != 0)
    /* translators: %u is a port, %s is TLS or STARTTLS */
    return g_strdup_printf (_("Use port %u with %s"), change->port, security);
  /* translators: %s is TLS or STARTTLS */
  return g_strdup_printf (_("Use %s on the same port"), security);
}

/* Adds what differs from the present settings, once. */
static void
add (Collector *self, const char *host, guint16 port, PrSecurity security)
{
  PrServiceChange change = { .protocol = pr_service_get_protocol (self->service) };
  g_autofree char *title = NULL;

  if (g_ascii_strcasecmp (host, pr_service_get_host (self->service)) != 0)
    {
      change.fields |= PR_SERVICE_HOST;
      change.host = host;
    }
  if (port != pr_service_get_port (self->service))
    {
      change.fields |= PR_SERVICE_PORT;
      change.port = port;
    }
  if (security != pr_service_get_security (self->service))
    {
      change.fields |= PR_SERVICE_SECURITY;
      change.security = security;
    }
  if (change.fields == 0 || self->fixes->len == MAX_ALTERNATIVES || is_known (self, &change))
    return;
  /* A new port is told together with its security, also where that stays. */
  if ((change.fields & PR_SERVICE_PORT) != 0)
    {
      change.fields |= PR_SERVICE_SECURITY;
      change.security = security;
    }
  title = dup_title (&change);
  g_ptr_array_add (self->fixes, pr_fix_new_change (title, &change, PR_VERIFIED_UNTRIED));
}

/* What the provider itself is known to use. */
static void
add_presets (Collector *self, const char *email)
{
  PrProvider *provider =
      pr_presets_lookup_address (pr_presets_get_default (), email, NULL, NULL);

  for (guint i = 0; provider != NULL && i < pr_provider_get_n_servers (provider); i++)
    {
      PrProviderServer server;
      g_autofree char *host = NULL;

      if (!pr_provider_get_server (provider, i, &server)
          || server.protocol != pr_service_get_protocol (self->service)
          || server.security == PR_SECURITY_NONE)
        continue;
      host = pr_provider_server_dup_host (&server, email);
      add (self, host, server.port, server.security);
    }
}

static void
add_other_security (Collector *self)
{
  const char *host = pr_service_get_host (self->service);
  guint16 port = (guint16) pr_service_get_port (self->service);

  if (pr_service_get_security (self->service) != PR_SECURITY_TLS)
    add (self, host, port, PR_SECURITY_TLS);
  if (pr_service_get_security (self->service) != PR_SECURITY_STARTTLS)
    add (self, host, port, PR_SECURITY_STARTTLS);
}

static void
add_standard_ports (Collector *self)
{
  static const PrSecurity securities[] = { PR_SECURITY_TLS, PR_SECURITY_STARTTLS };
  PrProtocol protocol = pr_service_get_protocol (self->service);

  for (gsize i = 0; i < G_N_ELEMENTS (securities); i++)
    add (self, pr_service_get_host (self->service),
         pr_protocol_get_default_port (protocol, securities[i]), securities[i]);
}

/* The names that hosters and providers give to such servers. */
static void
add_usual_names (Collector *self, const char *email)
{
  static const char *const prefixes[PR_N_PROTOCOLS][3] = {
    [PR_PROTOCOL_IMAP] = { "imap.", "mail.", NULL },
    [PR_PROTOCOL_POP3] = { "pop.", "pop3.", "mail." },
    [PR_PROTOCOL_SMTP] = { "smtp.", "mail.", NULL },
  };
  PrProtocol protocol = pr_service_get_protocol (self->service);
  g_autofree char *domain = pr_email_address_dup_ascii_domain (email);

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes[protocol]); i++)
    if (prefixes[protocol][i] != NULL && *domain != '[')
      {
        g_autofree char *host = g_strconcat (prefixes[protocol][i], domain, NULL);

        add (self, host, (guint16) pr_service_get_port (self->service),
             pr_service_get_security (self->service) == PR_SECURITY_NONE
                 ? PR_SECURITY_STARTTLS
                 : pr_service_get_security (self->service));
      }
}

/* Whether one text becomes the other by one letter: another, one more, one fewer, or two swapped. */
static gboolean
is_one_slip (const char *a, gsize n_a, const char *b, gsize n_b)
{
  gsize at = 0;

  while (at < n_a && at < n_b && a[at] == b[at])
    at++;
  if (n_a == n_b + 1 || n_b == n_a + 1)
    return n_a > n_b ? strncmp (a + at + 1, b + at, n_b - at) == 0
                     : strncmp (a + at, b + at + 1, n_a - at) == 0;
  if (n_a != n_b || at == n_a)
    return FALSE;
  if (strncmp (a + at + 1, b + at + 1, n_a - at - 1) == 0)
    return TRUE;
  return at + 1 < n_a && a[at] == b[at + 1] && a[at + 1] == b[at]
         && strncmp (a + at + 2, b + at + 2, n_a - at - 2) == 0;
}

/* “smpt.example.org”, or “imap.example.org” for mail that goes out: the rest of the name may be
 * right. */
static void
add_mended_name (Collector *self)
{
  static const char *const own[PR_N_PROTOCOLS][3] = {
    [PR_PROTOCOL_IMAP] = { "imap", "mail" },
    [PR_PROTOCOL_POP3] = { "pop", "pop3", "mail" },
    [PR_PROTOCOL_SMTP] = { "smtp", "mail" },
  };
  static const char *const all[] = { "imap", "imaps", "pop", "pop3", "smtp", "smtps" };
  PrProtocol protocol = pr_service_get_protocol (self->service);
  g_autofree char *host = g_ascii_strdown (pr_service_get_host (self->service), -1);
  const char *rest = strchr (host, '.');
  gsize n_label = rest == NULL ? 0 : (gsize) (rest - host);
  gboolean is_foreign = FALSE;

  if (rest == NULL || g_hostname_is_ip_address (host))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    is_foreign |= strlen (all[i]) == n_label && strncmp (host, all[i], n_label) == 0;
  for (gsize i = 0; i < G_N_ELEMENTS (own[protocol]) && own[protocol][i] != NULL; i++)
    if ((is_foreign && i == 0)
        || is_one_slip (host, n_label, own[protocol][i], strlen (own[protocol][i])))
      {
        g_autofree char *mended = g_strconcat (own[protocol][i], rest, NULL);
        PrSecurity security = pr_service_get_security (self->service);

        add (self, mended, (guint16) pr_service_get_port (self->service),
             security == PR_SECURITY_NONE ? PR_SECURITY_STARTTLS : security);
      }
}

/* The server itself says how it wants to be called. Whether it then stands up to it, the probe tells. */
static void
add_certificate_names (Collector *self, const PrTlsSession *tls)
{
  PrCertificate *leaf = tls == NULL ? NULL : pr_tls_session_get_certificate (tls, 0);
  const char *const *names = leaf == NULL ? NULL : pr_certificate_get_names (leaf);
  guint n_added = 0;

  for (guint i = 0; names != NULL && names[i] != NULL && n_added < MAX_CERTIFICATE_NAMES; i++)
    if (strchr (names[i], '*') == NULL && !g_hostname_is_ip_address (names[i])
        && pr_endpoint_host_is_valid (names[i]))
      {
        add (self, names[i], (guint16) pr_service_get_port (self->service),
             pr_service_get_security (self->service));
        n_added++;
      }
}

static void
add_whole_address (Collector *self, const char *email, const char *login)
{
  PrServiceChange change = { .protocol = pr_service_get_protocol (self->service),
                             .fields = PR_SERVICE_USERNAME,
                             .username = email };

  if (g_ascii_strcasecmp (email, login) != 0)
    g_ptr_array_add (self->fixes,
                     pr_fix_new_change (_("Use the whole address as the user name"), &change,
                                        PR_VERIFIED_UNTRIED));
}

/* A method that was picked by hand, or none at all, gives way to any that the server offers. Not where
 * what was entered is a token, which is no password, and not on a connection that everybody can read:
 * there the method may be what hides the password. */
static void
add_automatic_sign_in (Collector *self, PrDiagnosisId id)
{
  PrServiceChange change = { .protocol = pr_service_get_protocol (self->service),
                             .fields = PR_SERVICE_AUTH,
                             .auth = PR_AUTH_AUTO };
  PrAuth present = pr_service_get_auth (self->service);
  gboolean signs_in = present != PR_AUTH_NONE;

  if (present == PR_AUTH_AUTO || pr_auth_takes_token (present)
      || pr_service_get_security (self->service) == PR_SECURITY_NONE
      || signs_in != (id == PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED))
    return;
  g_ptr_array_add (self->fixes,
                   pr_fix_new_change (signs_in ? _("Choose the sign-in method automatically")
                                               : _("Sign in to this server"),
                                      &change, PR_VERIFIED_UNTRIED));
}

/**
 * pr_alternatives_new:
 * @id: what is wrong
 * @service: the settings that it is wrong with
 * @email: the account's address, normalized
 * @login: the name that was signed in with
 * @tls: (nullable): what the handshake showed
 *
 * Other settings that may cure it, best first, none of them tried. Thread: any.
 *
 * Returns: (transfer full) (element-type PrFix): changes, perhaps none
 */
GPtrArray *
pr_alternatives_new (PrDiagnosisId id,
                     PrService *service,
                     const char *email,
                     const char *login,
                     const PrTlsSession *tls)
{
  Collector self = { .fixes = g_ptr_array_new_with_free_func (g_object_unref),
                     .service = service };
  PrServiceFields fields = fields_for (id);

  if ((fields & PR_SERVICE_USERNAME) != 0)
    add_whole_address (&self, email, login);
  if ((fields & PR_SERVICE_AUTH) != 0)
    add_automatic_sign_in (&self, id);
  if (id == PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH)
    add_certificate_names (&self, tls);
  if ((fields & PR_SERVICE_SECURITY) != 0)
    add_other_security (&self);
  if ((fields & (PR_SERVICE_HOST | PR_SERVICE_PORT)) != 0)
    add_presets (&self, email);
  if ((fields & PR_SERVICE_HOST) != 0 && id != PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH)
    add_mended_name (&self);
  if ((fields & PR_SERVICE_PORT) != 0)
    add_standard_ports (&self);
  if ((fields & PR_SERVICE_HOST) != 0 && id != PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH)
    add_usual_names (&self, email);
  return self.fixes;
}

/* @port is 0 for any. */
static gboolean
find_preset (PrService *service, const char *email, guint port, PrProviderServer *server)
{
  PrProvider *provider =
      pr_presets_lookup_address (pr_presets_get_default (), email, NULL, NULL);

  for (guint i = 0; provider != NULL && i < pr_provider_get_n_servers (provider); i++)
    {
      g_autofree char *host = NULL;

      if (!pr_provider_get_server (provider, i, server)
          || server->protocol != pr_service_get_protocol (service)
          || (port != 0 && server->port != port))
        continue;
      host = pr_provider_server_dup_host (server, email);
      if (g_ascii_strcasecmp (host, pr_service_get_host (service)) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * pr_alternatives_has_preset:
 * @service: settings
 * @email: the account's address, normalized
 *
 * Thread: any.
 *
 * Returns: %TRUE if host and port are those that the address's provider is known to use
 */
gboolean
pr_alternatives_has_preset (PrService *service, const char *email)
{
  PrProviderServer server;

  return find_preset (service, email, pr_service_get_port (service), &server);
}

/**
 * pr_alternatives_wants_token:
 * @service: settings
 * @email: the account's address, normalized
 *
 * Thread: any.
 *
 * Returns: %TRUE if the server is one of which its provider says that no password is taken there any
 *   more, whatever the server itself offers
 */
gboolean
pr_alternatives_wants_token (PrService *service, const char *email)
{
  PrProviderServer server;

  if (!find_preset (service, email, 0, &server))
    return FALSE;
  for (guint i = 0; i < server.n_auths; i++)
    if (!pr_auth_takes_token (server.auths[i]))
      return FALSE;
  return TRUE;
}
