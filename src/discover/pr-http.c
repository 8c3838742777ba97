/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-http.h"

#include "pr-soup.h"

#include <string.h>

/* Many hosts are asked once each; libsoup's own limit of ten would make live ones wait for dead ones. */
#define MAX_CONNECTIONS 64
#define MAX_CONNECTIONS_PER_HOST 8

#define CHUNK_BYTES 16384

#define CERT_FILE_VARIABLE "SSL_CERT_FILE"

/* Says what asks, and not who or on which computer. */
#define USER_AGENT "Postrider/" PR_VERSION

struct _PrHttp
{
  GObject parent_instance;

  const PrSoup *soup;   /* NULL where there is none, … */
  SoupSession *session; /* … and then this is too */
  GTlsDatabase *authorities; /* besides the system's, or NULL */
};

/* One file on its way. */
typedef struct
{
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
  gsize max_bytes;
  PrHttpFlags flags;
  char *first_domain;
  guint n_redirects;
  gboolean encrypted;
  gboolean other_domain;
} Fetch;

G_DEFINE_FINAL_TYPE (PrHttp, pr_http, G_TYPE_OBJECT)

G_DEFINE_QUARK (pr-http-error-quark, pr_http_error)

static void send_next (GTask *task);

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_clear_object (&fetch->message);
  g_clear_object (&fetch->stream);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  g_free (fetch->first_domain);
  g_free (fetch);
}

static void
pr_http_dispose (GObject *object)
{
  PrHttp *self = PR_HTTP (object);

  if (self->session != NULL)
    self->soup->session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->authorities);

  G_OBJECT_CLASS (pr_http_parent_class)->dispose (object);
}

static void
pr_http_class_init (PrHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pr_http_dispose;
}

static void
pr_http_init (PrHttp *self)
{
  self->soup = pr_soup_get ();
  if (self->soup != NULL)
    self->session = self->soup->session_new_with_options (
        "user-agent", USER_AGENT, "max-conns", MAX_CONNECTIONS, "max-conns-per-host",
        MAX_CONNECTIONS_PER_HOST, NULL);
}

/**
 * pr_http_new:
 * @ca_file: (nullable): authorities to believe besides the system's, PEM; already seen to be readable
 *
 * Returns: (transfer full): a wrapper
 */
PrHttp *
pr_http_new (const char *ca_file)
{
  PrHttp *self = g_object_new (PR_TYPE_HTTP, NULL);
  g_autofree char *cwd = g_get_current_dir ();
  g_autofree char *path = NULL;

  /* GIO does not know OpenSSL's variable, which counts for the mail servers. */
  if (ca_file == NULL)
    ca_file = g_getenv (CERT_FILE_VARIABLE);
  if (ca_file == NULL)
    return self;
  path = g_canonicalize_filename (ca_file, cwd);
  self->authorities = g_tls_file_database_new (path, NULL);
  return self;
}

static gpointer
preload (gpointer data G_GNUC_UNUSED)
{
  pr_soup_get ();
  return NULL;
}

/**
 * pr_http_preload:
 *
 * Loads, in a thread of its own, what is needed to fetch something: whoever will want to soon need not
 * wait for it then.
 */
void
pr_http_preload (void)
{
  g_autoptr (GThread) thread = g_thread_new ("preload", preload, NULL);
}

/* The list of public suffixes knows nothing of top-level domains that are only of local use. */
static const char *
get_last_two_labels (const char *host)
{
  const char *last = strrchr (host, '.');

  while (last != NULL && last > host && last[-1] != '.')
    last--;
  return last == NULL ? host : last;
}

/**
 * pr_http_dup_base_domain:
 * @host: a host name in ASCII
 *
 * Returns: (transfer full): the part of it that somebody has registered, as in “example.co.uk”; the
 *   whole where there is none
 */
char *
pr_http_dup_base_domain (const char *host)
{
  const PrSoup *soup = pr_soup_get ();
  const char *base = host;

  g_return_val_if_fail (host != NULL, NULL);

  if (soup == NULL && !g_hostname_is_ip_address (host))
    base = NULL;
  else if (soup != NULL && !g_hostname_is_ip_address (host)
           && !soup->tld_domain_is_public_suffix (host))
    base = soup->tld_get_base_domain (host, NULL);
  return g_ascii_strdown (base == NULL ? get_last_two_labels (host) : base, -1);
}

/* The system's authorities have said no; perhaps one of those that came with --ca-file says yes. */
static gboolean
on_accept_certificate (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags faults G_GNUC_UNUSED,
                       gpointer data)
{
  PrHttp *self = data;
  g_autoptr (GSocketConnectable) identity = NULL;

  if (self->authorities == NULL)
    return FALSE;
  identity = g_network_address_new (g_uri_get_host (self->soup->message_get_uri (message)), 443);
  return g_tls_database_verify_chain (self->authorities, certificate,
                                      G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
                                      G_TLS_DATABASE_VERIFY_NONE, NULL, NULL)
         == 0;
}

static gboolean
set_target (PrHttp *self, Fetch *fetch, GUri *uri)
{
  g_autofree char *domain = NULL;
  const char *scheme = g_uri_get_scheme (uri);
  gboolean https = g_str_equal (scheme, "https");

  if (!(https || (g_str_equal (scheme, "http") && !fetch->encrypted))
      || g_uri_get_host (uri) == NULL || g_uri_get_userinfo (uri) != NULL)
    return FALSE;
  domain = pr_http_dup_base_domain (g_uri_get_host (uri));
  if (fetch->first_domain == NULL)
    fetch->first_domain = g_steal_pointer (&domain);
  else if (!g_str_equal (domain, fetch->first_domain))
    {
      if ((fetch->flags & PR_HTTP_SAME_DOMAIN) != 0)
        return FALSE;
      fetch->other_domain = TRUE;
    }

  g_clear_object (&fetch->message);
  fetch->message = self->soup->message_new_from_uri ("GET", uri);
  if (fetch->message == NULL)
    return FALSE;
  self->soup->message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT
                                                     | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  g_signal_connect_object (fetch->message, "accept-certificate",
                           G_CALLBACK (on_accept_certificate), self, G_CONNECT_DEFAULT);
  return TRUE;
}

/* What came unencrypted once stays so, wherever it led to. */
static gboolean
follow (GTask *task, GError **error)
{
  PrHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  const char *location = self->soup->message_headers_get_one (
      self->soup->message_get_response_headers (fetch->message), "Location");
  g_autoptr (GUri) uri = NULL;

  if (location != NULL && ++fetch->n_redirects <= PR_HTTP_MAX_REDIRECTS)
    uri = g_uri_parse_relative (self->soup->message_get_uri (fetch->message), location,
                                SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || !set_target (self, fetch, uri))
    {
      g_set_error (error, PR_HTTP_ERROR, PR_HTTP_ERROR_REDIRECT,
                   "sent on to where it must not be followed");
      return FALSE;
    }
  return TRUE;
}

static void
finish (GTask *task)
{
  PrHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GUri *uri = self->soup->message_get_uri (fetch->message);
  PrHttpAnswer *answer = g_new0 (PrHttpAnswer, 1);

  answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->body));
  answer->url = g_uri_to_string (uri);
  answer->host = g_strdup (g_uri_get_host (uri));
  answer->encrypted = fetch->encrypted;
  answer->other_domain = fetch->other_domain;
  g_task_return_pointer (task, answer, (GDestroyNotify) pr_http_answer_free);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result,
                                                              &error);

  if (chunk == NULL)
    g_task_return_error (task, error);
  else if (g_bytes_get_size (chunk) == 0)
    finish (task);
  else if (fetch->body->len + g_bytes_get_size (chunk) > fetch->max_bytes)
    g_task_return_new_error (task, PR_HTTP_ERROR, PR_HTTP_ERROR_TOO_LONG,
                             "the file is longer than anything sensible");
  else
    {
      g_byte_array_append (fetch->body, g_bytes_get_data (chunk, NULL),
                           (guint) g_bytes_get_size (chunk));
      g_input_stream_read_bytes_async (fetch->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT,
                                       g_task_get_cancellable (task), on_read, g_object_ref (task));
    }
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PrHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  guint status;

  fetch->stream = self->soup->session_send_finish ((SoupSession *) source, result, &error);
  if (fetch->stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  status = self->soup->message_get_status (fetch->message);
  if (SOUP_STATUS_IS_REDIRECTION (status))
    {
      g_clear_object (&fetch->stream);
      if (follow (task, &error))
        send_next (g_steal_pointer (&task));
      else
        g_task_return_error (task, error);
      return;
    }
  if (status != SOUP_STATUS_OK)
    {
      gboolean missing = status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE;

      g_task_return_new_error (task, PR_HTTP_ERROR,
                               missing ? PR_HTTP_ERROR_NOT_FOUND : PR_HTTP_ERROR_STATUS, "status %u",
                               status);
      return;
    }
  g_input_stream_read_bytes_async (fetch->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), on_read, g_object_ref (task));
}

/* Takes the task. */
static void
send_next (GTask *task)
{
  PrHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  fetch->encrypted = g_str_equal (g_uri_get_scheme (self->soup->message_get_uri (fetch->message)), "https")
                     && (fetch->n_redirects == 0 || fetch->encrypted);
  self->soup->session_send_async (self->session, fetch->message, G_PRIORITY_DEFAULT,
                           g_task_get_cancellable (task), on_sent, task);
}

/**
 * pr_http_get_async:
 * @url: http or https
 * @flags: what to mind
 * @max_bytes: the longest body to accept
 * @cancellable: (nullable): ends it at once; there is no other limit in time
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Errors: those of %PR_HTTP_ERROR, GIO's and libsoup's.
 */
void
pr_http_get_async (PrHttp *self,
                   const char *url,
                   PrHttpFlags flags,
                   gsize max_bytes,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  Fetch *fetch = g_new0 (Fetch, 1);

  g_task_set_name (task, "[postrider] http");
  fetch->body = g_byte_array_new ();
  fetch->max_bytes = max_bytes;
  fetch->flags = flags;
  g_task_set_task_data (task, fetch, fetch_free);
  if (self->session == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "there is no libsoup");
  else if (uri == NULL || !set_target (self, fetch, uri))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no address",
                             url);
  else
    send_next (g_steal_pointer (&task));
}

/**
 * pr_http_get_finish:
 *
 * Returns: (transfer full): what was fetched
 */
PrHttpAnswer *
pr_http_get_finish (PrHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pr_http_answer_free:
 */
void
pr_http_answer_free (PrHttpAnswer *answer)
{
  g_bytes_unref (answer->body);
  g_free (answer->url);
  g_free (answer->host);
  g_free (answer);
}
