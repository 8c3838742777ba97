/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-export.h"

G_BEGIN_DECLS

/**
 * PrExportService:
 * @host: a host name in ASCII (A-labels), or an IP address without brackets
 * @port: the port, never 0
 * @username: what it signs in with; "" where it does not sign in
 * @auth: %PR_AUTH_NONE where it does not sign in
 * @fingerprint: (nullable): SHA-256 of the one certificate to accept, 64 hex digits
 * @password_command: (nullable): a shell command that prints the saved password or token; %NULL where
 *   the service does not sign in
 *
 * One enabled service, as the programs that it is written for want to know it.
 */
typedef struct
{
  PrProtocol protocol;
  char *host;
  guint16 port;
  PrSecurity security;
  char *username;
  PrAuth auth;
  char *fingerprint;
  char *password_command;
} PrExportService;

/**
 * PrExportSettings:
 * @name: a short name of ASCII letters, digits and hyphens, made from the address
 * @address: the address
 * @domain: its domain, in ASCII
 * @display_name: the user's name; the address where there is none
 * @id: what tells the account from others, for targets that want such a thing
 * @services: by #PrProtocol; %NULL where it is not enabled
 * @incoming: the service that mail is read by, IMAP before POP3; %NULL without either
 *
 * What there is to write. Every text in it is UTF-8 without control characters.
 */
typedef struct
{
  char *name;
  char *address;
  char *domain;
  char *display_name;
  char *id;
  PrExportService *services[PR_N_PROTOCOLS];
  const PrExportService *incoming;
} PrExportSettings;

PrExportSettings *pr_export_settings_new (PrAccount *account, GError **error);
void pr_export_settings_free (PrExportSettings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrExportSettings, pr_export_settings_free)

char *pr_export_dup_uuid (const PrExportSettings *settings, const char *part);

G_END_DECLS
