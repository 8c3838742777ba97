/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PR_SERVER_ERROR (pr_server_error_quark ())

/**
 * PrServerError:
 * @PR_SERVER_ERROR_TALK: a talk is malformed; the message begins with “FILE:LINE: ”
 * @PR_SERVER_ERROR_CRYPTO: OpenSSL could not do what was asked; the message has its reason
 *
 * The errors of the scripted server's room; those of GIO pass upward as they are.
 */
typedef enum
{
  PR_SERVER_ERROR_TALK,
  PR_SERVER_ERROR_CRYPTO,
} PrServerError;

GQuark pr_server_error_quark (void);

void pr_server_error_set_crypto (GError **error, const char *what);

G_END_DECLS
