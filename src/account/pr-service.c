/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service.h"

#include "pr-printable.h"
#include "pr-typed.h"

#include <string.h>

/* No server takes longer ones; 4 KiB is also what passwords are tested with. */
#define USERNAME_MAX_BYTES 4096

struct _PrService
{
  GObject parent_instance;

  char *host;
  char *username;
  char *pinned_certificate;
  PrProtocol protocol;
  PrSecurity security;
  PrAuth auth;
  guint port;
  gboolean enabled;
  gboolean allow_plaintext;
  gboolean own_password;
};

typedef enum
{
  PROP_PROTOCOL = 1,
  PROP_ENABLED,
  PROP_HOST,
  PROP_PORT,
  PROP_SECURITY,
  PROP_USERNAME,
  PROP_AUTH,
  PROP_ALLOW_PLAINTEXT,
  PROP_PINNED_CERTIFICATE,
  PROP_OWN_PASSWORD,
} PrServiceProperty;

static GParamSpec *properties[PROP_OWN_PASSWORD + 1];

G_DEFINE_FINAL_TYPE (PrService, pr_service, G_TYPE_OBJECT)

G_DEFINE_QUARK (pr-service-error-quark, pr_service_error)

static void
pr_service_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrService *self = PR_SERVICE (object);

  switch ((PrServiceProperty) property_id)
    {
    case PROP_PROTOCOL:
      g_value_set_enum (value, (int) self->protocol);
      break;
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    case PROP_HOST:
      g_value_set_string (value, self->host);
      break;
    case PROP_PORT:
      g_value_set_uint (value, self->port);
      break;
    case PROP_SECURITY:
      g_value_set_enum (value, (int) self->security);
      break;
    case PROP_USERNAME:
      g_value_set_string (value, self->username);
      break;
    case PROP_AUTH:
      g_value_set_enum (value, (int) self->auth);
      break;
    case PROP_ALLOW_PLAINTEXT:
      g_value_set_boolean (value, self->allow_plaintext);
      break;
    case PROP_PINNED_CERTIFICATE:
      g_value_set_string (value, self->pinned_certificate);
      break;
    case PROP_OWN_PASSWORD:
      g_value_set_boolean (value, self->own_password);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_service_set_property (GObject *object,
                         guint property_id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  PrService *self = PR_SERVICE (object);

  switch ((PrServiceProperty) property_id)
    {
    case PROP_PROTOCOL:
      self->protocol = (PrProtocol) g_value_get_enum (value);
      break;
    case PROP_ENABLED:
      pr_service_set_enabled (self, g_value_get_boolean (value));
      break;
    case PROP_HOST:
      pr_service_set_host (self, g_value_get_string (value));
      break;
    case PROP_PORT:
      pr_service_set_port (self, g_value_get_uint (value));
      break;
    case PROP_SECURITY:
      pr_service_set_security (self, (PrSecurity) g_value_get_enum (value));
      break;
    case PROP_USERNAME:
      pr_service_set_username (self, g_value_get_string (value));
      break;
    case PROP_AUTH:
      pr_service_set_auth (self, (PrAuth) g_value_get_enum (value));
      break;
    case PROP_ALLOW_PLAINTEXT:
      pr_service_set_allow_plaintext (self, g_value_get_boolean (value));
      break;
    case PROP_PINNED_CERTIFICATE:
      pr_service_set_pinned_certificate (self, g_value_get_string (value));
      break;
    case PROP_OWN_PASSWORD:
      pr_service_set_own_password (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_service_finalize (GObject *object)
{
  PrService *self = PR_SERVICE (object);

  g_free (self->host);
  g_free (self->username);
  g_free (self->pinned_certificate);

  G_OBJECT_CLASS (pr_service_parent_class)->finalize (object);
}

static void
pr_service_class_init (PrServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_service_get_property;
  object_class->set_property = pr_service_set_property;
  object_class->finalize = pr_service_finalize;

  properties[PROP_PROTOCOL] =
      g_param_spec_enum ("protocol", NULL, NULL, PR_TYPE_PROTOCOL, PR_PROTOCOL_IMAP,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, FALSE, flags);
  properties[PROP_HOST] = g_param_spec_string ("host", NULL, NULL, "", flags);
  properties[PROP_PORT] = g_param_spec_uint ("port", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SECURITY] =
      g_param_spec_enum ("security", NULL, NULL, PR_TYPE_SECURITY, PR_SECURITY_TLS, flags);
  properties[PROP_USERNAME] = g_param_spec_string ("username", NULL, NULL, "", flags);
  properties[PROP_AUTH] = g_param_spec_enum ("auth", NULL, NULL, PR_TYPE_AUTH, PR_AUTH_AUTO, flags);
  properties[PROP_ALLOW_PLAINTEXT] =
      g_param_spec_boolean ("allow-plaintext", NULL, NULL, FALSE, flags);
  properties[PROP_PINNED_CERTIFICATE] =
      g_param_spec_string ("pinned-certificate", NULL, NULL, NULL, flags);
  properties[PROP_OWN_PASSWORD] =
      g_param_spec_boolean ("own-password", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_service_init (PrService *self)
{
  self->host = g_strdup ("");
  self->username = g_strdup ("");
}

/**
 * pr_service_new:
 * @protocol: what the server speaks
 *
 * Returns: (transfer full): a service with TLS on its standard port, enabled, and no host yet
 */
PrService *
pr_service_new (PrProtocol protocol)
{
  return g_object_new (PR_TYPE_SERVICE, "protocol", protocol, "enabled", TRUE, "port",
                       (guint) pr_protocol_get_default_port (protocol, PR_SECURITY_TLS), NULL);
}

/**
 * pr_service_copy:
 *
 * Returns: (transfer full): another service with the same settings, in no connection with @self
 */
PrService *
pr_service_copy (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), NULL);

  return g_object_new (PR_TYPE_SERVICE, "protocol", self->protocol, "enabled", self->enabled,
                       "host", self->host, "port", self->port, "security", self->security,
                       "username", self->username, "auth", self->auth, "allow-plaintext",
                       self->allow_plaintext, "pinned-certificate", self->pinned_certificate,
                       "own-password", self->own_password, NULL);
}

/**
 * pr_service_assign:
 * @from: a service of the same protocol
 *
 * Makes all settings those of @from; what stays the same is not notified.
 */
void
pr_service_assign (PrService *self, PrService *from)
{
  g_return_if_fail (PR_IS_SERVICE (self));
  g_return_if_fail (PR_IS_SERVICE (from));
  g_return_if_fail (self->protocol == from->protocol);

  pr_service_set_enabled (self, from->enabled);
  pr_service_set_host (self, from->host);
  pr_service_set_port (self, from->port);
  pr_service_set_security (self, from->security);
  pr_service_set_username (self, from->username);
  pr_service_set_auth (self, from->auth);
  pr_service_set_allow_plaintext (self, from->allow_plaintext);
  pr_service_set_pinned_certificate (self, from->pinned_certificate);
  pr_service_set_own_password (self, from->own_password);
}

/**
 * pr_service_equal:
 *
 * Returns: %TRUE if all settings of both are the same
 */
gboolean
pr_service_equal (PrService *a, PrService *b)
{
  g_return_val_if_fail (PR_IS_SERVICE (a) && PR_IS_SERVICE (b), FALSE);

  return a->protocol == b->protocol && a->enabled == b->enabled && a->port == b->port
         && a->security == b->security && a->auth == b->auth
         && a->allow_plaintext == b->allow_plaintext && a->own_password == b->own_password
         && strcmp (a->host, b->host) == 0
         && strcmp (a->username, b->username) == 0
         && g_strcmp0 (a->pinned_certificate, b->pinned_certificate) == 0;
}

/**
 * pr_service_get_protocol:
 *
 * Returns: what the server speaks
 */
PrProtocol
pr_service_get_protocol (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), PR_PROTOCOL_IMAP);
  return self->protocol;
}

/**
 * pr_service_get_enabled:
 *
 * Returns: %TRUE if the account uses this service
 */
gboolean
pr_service_get_enabled (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), FALSE);
  return self->enabled;
}

/**
 * pr_service_set_enabled:
 * @enabled: whether the account uses this service; what is set in it stays either way
 */
void
pr_service_set_enabled (PrService *self, gboolean enabled)
{
  g_return_if_fail (PR_IS_SERVICE (self));

  if (self->enabled == !!enabled)
    return;
  self->enabled = !!enabled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENABLED]);
}

static void
pr_service_take_text (PrService *self, char **field, const char *text, PrServiceProperty property)
{
  g_autofree char *stripped = pr_printable_strip (text == NULL ? "" : text);

  if (g_strcmp0 (*field, stripped) == 0)
    return;
  g_free (*field);
  *field = g_steal_pointer (&stripped);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * pr_service_get_host:
 *
 * Returns: (transfer none): the host name or IP address, empty where none is known yet
 */
const char *
pr_service_get_host (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), NULL);
  return self->host;
}

/**
 * pr_service_set_host:
 * @host: (nullable): as typed; white space and invisible marks at both ends are dropped, %NULL is
 *   the empty text
 */
void
pr_service_set_host (PrService *self, const char *host)
{
  g_return_if_fail (PR_IS_SERVICE (self));
  pr_service_take_text (self, &self->host, host, PROP_HOST);
}

/**
 * pr_service_get_port:
 *
 * Returns: the port as typed: perhaps 0 or beyond 65535, which pr_service_validate() refuses
 */
guint
pr_service_get_port (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), 0);
  return self->port;
}

/**
 * pr_service_set_port:
 * @port: the port as typed
 */
void
pr_service_set_port (PrService *self, guint port)
{
  g_return_if_fail (PR_IS_SERVICE (self));

  if (self->port == port)
    return;
  self->port = port;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PORT]);
}

/**
 * pr_service_get_security:
 *
 * Returns: how the connection is encrypted
 */
PrSecurity
pr_service_get_security (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), PR_SECURITY_TLS);
  return self->security;
}

/**
 * pr_service_set_security:
 * @security: how to encrypt; the port stays as it is
 */
void
pr_service_set_security (PrService *self, PrSecurity security)
{
  g_return_if_fail (PR_IS_SERVICE (self));

  if (self->security == security)
    return;
  self->security = security;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECURITY]);
}

/**
 * pr_service_change_security:
 * @security: how to encrypt
 *
 * As a person means it who picks another security: a standard port, or none, follows; a port that
 * was chosen by hand stays.
 */
void
pr_service_change_security (PrService *self, PrSecurity security)
{
  gboolean port_follows;

  g_return_if_fail (PR_IS_SERVICE (self));

  if (self->security == security)
    return;
  port_follows = self->port == 0
                 || self->port == pr_protocol_get_default_port (self->protocol, self->security);
  pr_service_set_security (self, security);
  if (port_follows)
    pr_service_set_port (self, pr_protocol_get_default_port (self->protocol, security));
}

/**
 * pr_service_get_username:
 *
 * Returns: (transfer none): the login name; empty means the account's address
 */
const char *
pr_service_get_username (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), NULL);
  return self->username;
}

/**
 * pr_service_set_username:
 * @username: (nullable): as typed; white space and invisible marks at both ends are dropped, %NULL
 *   is the empty text
 */
void
pr_service_set_username (PrService *self, const char *username)
{
  g_return_if_fail (PR_IS_SERVICE (self));
  pr_service_take_text (self, &self->username, username, PROP_USERNAME);
}

/**
 * pr_service_get_auth:
 *
 * Returns: how to sign in
 */
PrAuth
pr_service_get_auth (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), PR_AUTH_AUTO);
  return self->auth;
}

/**
 * pr_service_set_auth:
 * @auth: how to sign in
 */
void
pr_service_set_auth (PrService *self, PrAuth auth)
{
  g_return_if_fail (PR_IS_SERVICE (self));

  if (self->auth == auth)
    return;
  self->auth = auth;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTH]);
}

/**
 * pr_service_get_allow_plaintext:
 *
 * Returns: %TRUE if the user has allowed to send the password to this server without encryption
 */
gboolean
pr_service_get_allow_plaintext (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), FALSE);
  return self->allow_plaintext;
}

/**
 * pr_service_set_allow_plaintext:
 * @allow_plaintext: the user's leave; never set by anything but the user's own word
 */
void
pr_service_set_allow_plaintext (PrService *self, gboolean allow_plaintext)
{
  g_return_if_fail (PR_IS_SERVICE (self));

  if (self->allow_plaintext == !!allow_plaintext)
    return;
  self->allow_plaintext = !!allow_plaintext;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALLOW_PLAINTEXT]);
}

/**
 * pr_service_get_pinned_certificate:
 *
 * Returns: (transfer none) (nullable): SHA-256 of the one leaf certificate that the user accepts on
 *   this host and port although it does not verify; 64 hexadecimal digits in lower case
 */
const char *
pr_service_get_pinned_certificate (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), NULL);
  return self->pinned_certificate;
}

/**
 * pr_service_set_pinned_certificate:
 * @sha256: (nullable): as above
 */
void
pr_service_set_pinned_certificate (PrService *self, const char *sha256)
{
  g_return_if_fail (PR_IS_SERVICE (self));

  if (g_strcmp0 (self->pinned_certificate, sha256) == 0)
    return;
  g_free (self->pinned_certificate);
  self->pinned_certificate = g_strdup (sha256);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PINNED_CERTIFICATE]);
}

/**
 * pr_service_get_own_password:
 *
 * Returns: %TRUE if outgoing mail signs in with a password of its own, even where the user name is the
 *   one of incoming mail; of no meaning for incoming mail
 */
gboolean
pr_service_get_own_password (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), FALSE);
  return self->own_password;
}

/**
 * pr_service_set_own_password:
 * @own_password: as above
 */
void
pr_service_set_own_password (PrService *self, gboolean own_password)
{
  g_return_if_fail (PR_IS_SERVICE (self));

  if (self->own_password == !!own_password)
    return;
  self->own_password = !!own_password;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWN_PASSWORD]);
}

/**
 * pr_service_tidy_host:
 *
 * Where more than a host was typed as the host, such as `imaps://mail.example.org:993/`, each part
 * goes where it belongs; see pr_typed_server_parse(). A login name is taken only where there is
 * none. To be called when the user is done with the field.
 */
void
pr_service_tidy_host (PrService *self)
{
  g_auto (PrTypedServer) typed = { 0 };

  g_return_if_fail (PR_IS_SERVICE (self));

  pr_typed_server_parse (&typed, self->host);
  if (strcmp (typed.host, self->host) == 0)
    return;
  if (typed.has_security)
    pr_service_change_security (self, typed.security);
  if (typed.port > 0)
    pr_service_set_port (self, typed.port);
  if (typed.username != NULL && *self->username == '\0')
    pr_service_set_username (self, typed.username);
  pr_service_set_host (self, typed.host);
}

/**
 * pr_service_set_endpoint:
 * @endpoint: host, port and security in one
 */
void
pr_service_set_endpoint (PrService *self, const PrEndpoint *endpoint)
{
  g_return_if_fail (PR_IS_SERVICE (self));
  g_return_if_fail (endpoint != NULL);

  pr_service_set_host (self, pr_endpoint_get_host (endpoint));
  pr_service_set_port (self, pr_endpoint_get_port (endpoint));
  pr_service_set_security (self, pr_endpoint_get_security (endpoint));
}

/**
 * pr_service_dup_endpoint:
 *
 * Only for a service that pr_service_validate() found good.
 *
 * Returns: (transfer full): host, port and security in one
 */
PrEndpoint *
pr_service_dup_endpoint (PrService *self)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), NULL);
  g_return_val_if_fail (self->port >= 1 && self->port <= G_MAXUINT16, NULL);

  return pr_endpoint_new (self->host, (guint16) self->port, self->security);
}

/**
 * pr_service_validate:
 * @error: return location
 *
 * Checks what can be checked without a network. An empty user name is good: it is the address.
 *
 * Errors: those of %PR_SERVICE_ERROR, the first field that is wrong.
 *
 * Returns: %TRUE if a test can be run on this service
 */
gboolean
pr_service_validate (PrService *self, GError **error)
{
  g_return_val_if_fail (PR_IS_SERVICE (self), FALSE);

  if (*self->host == '\0' || !pr_endpoint_host_is_valid (self->host))
    {
      g_set_error (error, PR_SERVICE_ERROR, PR_SERVICE_ERROR_HOST,
                   "“%s” is neither a host name nor an IP address", self->host);
      return FALSE;
    }
  if (self->port < 1 || self->port > G_MAXUINT16)
    {
      g_set_error_literal (error, PR_SERVICE_ERROR, PR_SERVICE_ERROR_PORT,
                           "ports go from 1 to 65535");
      return FALSE;
    }
  if (strpbrk (self->username, "\r\n") != NULL || strlen (self->username) > USERNAME_MAX_BYTES)
    {
      g_set_error_literal (error, PR_SERVICE_ERROR, PR_SERVICE_ERROR_USERNAME,
                           "the user name holds a line break or is too long");
      return FALSE;
    }
  return TRUE;
}
