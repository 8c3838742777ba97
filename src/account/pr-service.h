/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-endpoint.h"
#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PrService:
 *
 * All that is needed to reach and use one server of an account, but the secret. Edited on the main
 * context; a worker gets a copy (pr_service_copy()), which nobody changes any more.
 */
#define PR_TYPE_SERVICE (pr_service_get_type ())
G_DECLARE_FINAL_TYPE (PrService, pr_service, PR, SERVICE, GObject)

#define PR_SERVICE_ERROR (pr_service_error_quark ())

/**
 * PrServiceError:
 * @PR_SERVICE_ERROR_HOST: the host is missing or malformed
 * @PR_SERVICE_ERROR_PORT: the port is not from 1 to 65535
 * @PR_SERVICE_ERROR_USERNAME: the user name holds a line break or is too long
 *
 * One code for each field that can be wrong.
 */
typedef enum
{
  PR_SERVICE_ERROR_HOST,
  PR_SERVICE_ERROR_PORT,
  PR_SERVICE_ERROR_USERNAME,
} PrServiceError;

GQuark pr_service_error_quark (void);

PrService *pr_service_new (PrProtocol protocol);
PrService *pr_service_copy (PrService *self);
void pr_service_assign (PrService *self, PrService *from);
gboolean pr_service_equal (PrService *a, PrService *b);

PrProtocol pr_service_get_protocol (PrService *self);

gboolean pr_service_get_enabled (PrService *self);
void pr_service_set_enabled (PrService *self, gboolean enabled);

const char *pr_service_get_host (PrService *self);
void pr_service_set_host (PrService *self, const char *host);

guint pr_service_get_port (PrService *self);
void pr_service_set_port (PrService *self, guint port);

PrSecurity pr_service_get_security (PrService *self);
void pr_service_set_security (PrService *self, PrSecurity security);
void pr_service_change_security (PrService *self, PrSecurity security);

const char *pr_service_get_username (PrService *self);
void pr_service_set_username (PrService *self, const char *username);

PrAuth pr_service_get_auth (PrService *self);
void pr_service_set_auth (PrService *self, PrAuth auth);

gboolean pr_service_get_allow_plaintext (PrService *self);
void pr_service_set_allow_plaintext (PrService *self, gboolean allow_plaintext);

const char *pr_service_get_pinned_certificate (PrService *self);
void pr_service_set_pinned_certificate (PrService *self, const char *sha256);

gboolean pr_service_get_own_password (PrService *self);
void pr_service_set_own_password (PrService *self, gboolean own_password);

void pr_service_tidy_host (PrService *self);
void pr_service_set_endpoint (PrService *self, const PrEndpoint *endpoint);
PrEndpoint *pr_service_dup_endpoint (PrService *self);
gboolean pr_service_validate (PrService *self, GError **error);

G_END_DECLS
