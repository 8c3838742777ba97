/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-endpoint.h"

#include <gio/gio.h>
#include <string.h>

/* RFC 1035 §2.3.4: 255 octets on the wire are 253 characters of text. */
#define HOST_MAX_BYTES 253

struct _PrEndpoint
{
  char *host;
  guint16 port;
  PrSecurity security;
};

G_DEFINE_QUARK (pr-endpoint-error-quark, pr_endpoint_error)

/**
 * pr_endpoint_new:
 * @host: a host name or an IP address, not empty
 * @port: 1 to 65535
 * @security: how to encrypt
 *
 * Returns: (transfer full): an endpoint
 */
PrEndpoint *
pr_endpoint_new (const char *host, guint16 port, PrSecurity security)
{
  PrEndpoint *self;

  g_return_val_if_fail (host != NULL && *host != '\0', NULL);
  g_return_val_if_fail (port > 0, NULL);

  self = g_atomic_rc_box_new0 (PrEndpoint);
  self->host = g_strdup (host);
  self->port = port;
  self->security = security;
  return self;
}

/**
 * pr_endpoint_ref:
 *
 * Returns: (transfer full): @self
 */
PrEndpoint *
pr_endpoint_ref (PrEndpoint *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_endpoint_clear (gpointer data)
{
  PrEndpoint *self = data;

  g_free (self->host);
}

/**
 * pr_endpoint_unref:
 *
 * Gives up one reference.
 */
void
pr_endpoint_unref (PrEndpoint *self)
{
  g_atomic_rc_box_release_full (self, pr_endpoint_clear);
}

/**
 * pr_endpoint_get_host:
 *
 * Returns: (transfer none): the host, an IPv6 address without brackets
 */
const char *
pr_endpoint_get_host (const PrEndpoint *self)
{
  return self->host;
}

/**
 * pr_endpoint_get_port:
 *
 * Returns: the port
 */
guint16
pr_endpoint_get_port (const PrEndpoint *self)
{
  return self->port;
}

/**
 * pr_endpoint_get_security:
 *
 * Returns: the security
 */
PrSecurity
pr_endpoint_get_security (const PrEndpoint *self)
{
  return self->security;
}

/**
 * pr_endpoint_to_string:
 *
 * Returns: (transfer full): the form that pr_endpoint_parse() reads
 */
char *
pr_endpoint_to_string (const PrEndpoint *self)
{
  gboolean bracketed = strchr (self->host, ':') != NULL;

  return g_strdup_printf ("%s%s%s:%u,%s", bracketed ? "[" : "", self->host, bracketed ? "]" : "",
                          self->port, pr_enum_get_word (PR_TYPE_SECURITY, (int) self->security));
}

/**
 * pr_endpoint_host_is_valid:
 * @host: what somebody typed, without brackets
 *
 * Underscores are let through: they are no host names, but in use. An IPv6 address with a zone
 * (“%eth0”) is not: what resolves names here would lose the zone.
 *
 * Returns: %TRUE if @host is an IP address or can be looked up as a name
 */
gboolean
pr_endpoint_host_is_valid (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);
  g_autofree char *ascii = NULL;
  gsize label_length = 0;

  if (address != NULL)
    return TRUE;
  ascii = g_hostname_to_ascii (host);
  if (ascii == NULL || strlen (ascii) > HOST_MAX_BYTES)
    return FALSE;

  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (*p == '.')
        {
          if (label_length == 0)
            return FALSE;
          label_length = 0;
        }
      else if (g_ascii_isalnum (*p) || *p == '_' || (*p == '-' && label_length > 0))
        label_length++;
      else
        return FALSE;
      if (label_length > 63)
        return FALSE;
    }
  /* One dot at the end is the root, and allowed: “mx.example.org.” */
  return *ascii != '\0';
}

static gboolean
parse_port (const char *text, guint16 *port)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &value, NULL))
    return FALSE;
  *port = (guint16) value;
  return TRUE;
}

/**
 * pr_endpoint_parse:
 * @text: `HOST:PORT,SECURITY`; an IPv6 address in brackets, as in `[::1]:993,tls`
 * @error: return location
 *
 * Errors: those of %PR_ENDPOINT_ERROR.
 *
 * Returns: (transfer full): an endpoint
 */
PrEndpoint *
pr_endpoint_parse (const char *text, GError **error)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  char *host = copy;
  gboolean bracketed;
  char *comma = strrchr (copy, ',');
  char *colon;
  int security;
  guint16 port;

  if (comma == NULL || !pr_enum_from_word (PR_TYPE_SECURITY, comma + 1, &security))
    {
      g_set_error (error, PR_ENDPOINT_ERROR, PR_ENDPOINT_ERROR_SECURITY,
                   "“%s” does not end in “,tls”, “,starttls” or “,none”", text);
      return NULL;
    }
  *comma = '\0';

  colon = strrchr (copy, ':');
  if (colon == NULL || !parse_port (colon + 1, &port))
    {
      g_set_error (error, PR_ENDPOINT_ERROR, PR_ENDPOINT_ERROR_PORT,
                   "“%s” has no port from 1 to 65535 behind the host", text);
      return NULL;
    }
  *colon = '\0';

  bracketed = host[0] == '[' && colon > host + 1 && colon[-1] == ']';
  if (bracketed)
    {
      colon[-1] = '\0';
      host++;
    }
  if (bracketed != (strchr (host, ':') != NULL))
    {
      g_set_error (error, PR_ENDPOINT_ERROR, PR_ENDPOINT_ERROR_HOST,
                   "in “%s” an IPv6 address, and nothing else, has to stand in brackets", text);
      return NULL;
    }
  if (!pr_endpoint_host_is_valid (host))
    {
      g_set_error (error, PR_ENDPOINT_ERROR, PR_ENDPOINT_ERROR_HOST,
                   "“%s” does not begin with a host name or an IP address", text);
      return NULL;
    }
  return pr_endpoint_new (host, port, (PrSecurity) security);
}
