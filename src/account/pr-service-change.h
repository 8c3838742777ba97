/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-service.h"

G_BEGIN_DECLS

/**
 * PrServiceFields:
 *
 * Which members of a #PrServiceChange say something.
 */
typedef enum
{
  PR_SERVICE_HOST = 1 << 0,
  PR_SERVICE_PORT = 1 << 1,
  PR_SERVICE_SECURITY = 1 << 2,
  PR_SERVICE_USERNAME = 1 << 3,
  PR_SERVICE_AUTH = 1 << 4,
} PrServiceFields;

/**
 * PrServiceChange:
 * @protocol: which service of the account
 * @fields: the members below that are set; the others keep their value
 * @host: (nullable): the new server name
 * @port: the new port
 * @security: the new security
 * @username: (nullable): the new login name
 * @auth: the new sign-in method
 *
 * New settings for one service, or, where all are to be shown, its present ones.
 */
typedef struct
{
  PrProtocol protocol;
  PrServiceFields fields;
  const char *host;
  guint16 port;
  PrSecurity security;
  const char *username;
  PrAuth auth;
} PrServiceChange;

void pr_service_apply_change (PrService *self, const PrServiceChange *change);
PrServiceChange pr_service_get_settings (PrService *self);

G_END_DECLS
