/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-types.h"

G_BEGIN_DECLS

#define PR_ENDPOINT_ERROR (pr_endpoint_error_quark ())

/**
 * PrEndpointError:
 * @PR_ENDPOINT_ERROR_HOST: missing, or neither a host name nor an IP address
 * @PR_ENDPOINT_ERROR_PORT: missing, or not a number from 1 to 65535
 * @PR_ENDPOINT_ERROR_SECURITY: missing, or not one of the words of #PrSecurity
 */
typedef enum
{
  PR_ENDPOINT_ERROR_HOST,
  PR_ENDPOINT_ERROR_PORT,
  PR_ENDPOINT_ERROR_SECURITY,
} PrEndpointError;

GQuark pr_endpoint_error_quark (void);

/**
 * PrEndpoint:
 *
 * Where a server is and how it is spoken to: host (a name, perhaps in Unicode, or an IP address
 * without brackets), port and security. Immutable and counted. Thread: any.
 */
typedef struct _PrEndpoint PrEndpoint;

PrEndpoint *pr_endpoint_new (const char *host, guint16 port, PrSecurity security);
PrEndpoint *pr_endpoint_parse (const char *text, GError **error);
PrEndpoint *pr_endpoint_ref (PrEndpoint *self);
void pr_endpoint_unref (PrEndpoint *self);

const char *pr_endpoint_get_host (const PrEndpoint *self);
guint16 pr_endpoint_get_port (const PrEndpoint *self);
PrSecurity pr_endpoint_get_security (const PrEndpoint *self);
char *pr_endpoint_to_string (const PrEndpoint *self);

gboolean pr_endpoint_host_is_valid (const char *host);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrEndpoint, pr_endpoint_unref)

G_END_DECLS
