/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A web server that sends somebody on more often than this goes in circles. */
#define PR_HTTP_MAX_REDIRECTS 4

#define PR_HTTP_ERROR (pr_http_error_quark ())

/**
 * PrHttpError:
 * @PR_HTTP_ERROR_NOT_FOUND: the server answered that there is no such page
 * @PR_HTTP_ERROR_STATUS: the server answered with another error
 * @PR_HTTP_ERROR_TOO_LONG: the body is longer than the caller accepts
 * @PR_HTTP_ERROR_REDIRECT: sent on too often, from https to http, or to where nothing can be fetched
 */
typedef enum
{
  PR_HTTP_ERROR_NOT_FOUND,
  PR_HTTP_ERROR_STATUS,
  PR_HTTP_ERROR_TOO_LONG,
  PR_HTTP_ERROR_REDIRECT,
} PrHttpError;

GQuark pr_http_error_quark (void);

/**
 * PrHttpFlags:
 * @PR_HTTP_SAME_DOMAIN: never follow to another domain: the address asked for tells something about
 *   the user
 */
typedef enum
{
  PR_HTTP_NONE = 0,
  PR_HTTP_SAME_DOMAIN = 1 << 0,
} PrHttpFlags;

/**
 * PrHttpAnswer:
 * @body: what was sent
 * @url: where it came from in the end
 * @host: the host of that
 * @encrypted: whether all of the way was https, to hosts that have shown who they are
 * @other_domain: whether the way led to another domain
 */
typedef struct
{
  GBytes *body;
  char *url;
  char *host;
  gboolean encrypted;
  gboolean other_domain;
} PrHttpAnswer;

/**
 * PrHttp:
 *
 * Fetches small files from web servers that are not trusted: bounded in size, without cookies or
 * passwords, with strict certificates. Redirects are followed a few times and never from https to
 * http. Main context.
 */
#define PR_TYPE_HTTP (pr_http_get_type ())
G_DECLARE_FINAL_TYPE (PrHttp, pr_http, PR, HTTP, GObject)

void pr_http_preload (void);

PrHttp *pr_http_new (const char *ca_file);

void pr_http_get_async (PrHttp *self,
                        const char *url,
                        PrHttpFlags flags,
                        gsize max_bytes,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
PrHttpAnswer *pr_http_get_finish (PrHttp *self, GAsyncResult *result, GError **error);
void pr_http_answer_free (PrHttpAnswer *answer);

char *pr_http_dup_base_domain (const char *host);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrHttpAnswer, pr_http_answer_free)

G_END_DECLS
