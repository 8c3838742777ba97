/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-tls-trust-private.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>

/* RSA 2048 and SHA-256, as Debian and most others ask for today: less is `certificate-weak`. */
#define SECURITY_LEVEL 2

/* A folder with so many certificates is the system's whole list, kept by its own tools. */
#define WHOLE_LIST_MIN 50

struct _PrTlsTrust
{
  SSL_CTX *context;
};

G_DEFINE_QUARK (pr-tls-trust-error-quark, pr_tls_trust_error)

static void
pr_tls_trust_clear (gpointer data)
{
  PrTlsTrust *self = data;

  SSL_CTX_free (self->context);
}

/* Files such as “4042bcee.0”: a folder in which OpenSSL finds an authority by the hash of its name. */
static gboolean
has_whole_list (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_found = 0;

  while (dir != NULL && n_found < WHOLE_LIST_MIN && (name = g_dir_read_name (dir)) != NULL)
    n_found += g_str_has_suffix (name, ".0");
  return n_found == WHOLE_LIST_MIN;
}

/* OpenSSL reads all authorities from one large file before it looks into the folder that holds the
 * same ones: 65 ms each time on Debian 12, where the folder alone costs a tenth of one. */
static gboolean
load_system_authorities (SSL_CTX *context)
{
  gboolean by_variable = g_getenv (X509_get_default_cert_file_env ()) != NULL
                         || g_getenv (X509_get_default_cert_dir_env ()) != NULL;

  if (!by_variable && has_whole_list (X509_get_default_cert_dir ()))
    return SSL_CTX_set_default_verify_dir (context) == 1;
  return SSL_CTX_set_default_verify_paths (context) == 1;
}

/**
 * pr_tls_trust_new:
 * @ca_file: (nullable): authorities to believe besides the system's, PEM; a server's own certificate
 *   in it is believed too
 * @error: return location
 *
 * The system's authorities are those of OpenSSL's default places, with its variables `SSL_CERT_FILE`
 * and `SSL_CERT_DIR`. RFC: 8996 (no TLS 1.0 and 1.1). Thread: any.
 *
 * Errors: those of %PR_TLS_TRUST_ERROR.
 *
 * Returns: (transfer full): the trust
 */
PrTlsTrust *
pr_tls_trust_new (const char *ca_file, GError **error)
{
  g_autoptr (PrTlsTrust) self = g_atomic_rc_box_new0 (PrTlsTrust);

  ERR_clear_error ();
  self->context = SSL_CTX_new (TLS_client_method ());
  if (self->context == NULL || !load_system_authorities (self->context)
      || SSL_CTX_set_min_proto_version (self->context, TLS1_2_VERSION) != 1)
    {
      g_set_error (error, PR_TLS_TRUST_ERROR, PR_TLS_TRUST_ERROR_INTERNAL, "OpenSSL: %s",
                   ERR_reason_error_string (ERR_get_error ()));
      return NULL;
    }
  if (ca_file != NULL && SSL_CTX_load_verify_file (self->context, ca_file) != 1)
    {
      g_set_error (error, PR_TLS_TRUST_ERROR, PR_TLS_TRUST_ERROR_CA_FILE,
                   "“%s” cannot be read, or holds no certificate in PEM format", ca_file);
      ERR_clear_error ();
      return NULL;
    }

  SSL_CTX_set_security_level (self->context, SECURITY_LEVEL);
  SSL_CTX_set_mode (self->context, SSL_MODE_ENABLE_PARTIAL_WRITE);
  /* Endless tickets or key updates must not keep one SSL_read() busy beyond its deadline. */
  SSL_CTX_clear_mode (self->context, SSL_MODE_AUTO_RETRY);
  /* The one handshake there is has been judged; another would bring a certificate that was not. */
  SSL_CTX_set_options (self->context, SSL_OP_NO_RENEGOTIATION);
  /* One connection to one server: a session is never resumed, and must not stay in memory. */
  SSL_CTX_set_session_cache_mode (self->context, SSL_SESS_CACHE_OFF);
  X509_VERIFY_PARAM_set_flags (SSL_CTX_get0_param (self->context), X509_V_FLAG_PARTIAL_CHAIN);
  return g_steal_pointer (&self);
}

/**
 * pr_tls_trust_ref:
 *
 * Returns: (transfer full): @self
 */
PrTlsTrust *
pr_tls_trust_ref (PrTlsTrust *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * pr_tls_trust_unref:
 *
 * Gives up one reference.
 */
void
pr_tls_trust_unref (PrTlsTrust *self)
{
  g_atomic_rc_box_release_full (self, pr_tls_trust_clear);
}

/**
 * pr_tls_trust_get_context:
 *
 * For this room only.
 *
 * Returns: (transfer none): OpenSSL's context
 */
SSL_CTX *
pr_tls_trust_get_context (PrTlsTrust *self)
{
  return self->context;
}
