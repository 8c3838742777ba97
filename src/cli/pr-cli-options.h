/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"
#include "pr-check.h"
#include "pr-secret.h"

G_BEGIN_DECLS

/**
 * PrCliSettings:
 *
 * The options that say what an account is and what it signs in with. What they point to is what was
 * typed.
 */
typedef struct
{
  char *servers[PR_N_PROTOCOLS];
  char *username;
  char *smtp_username;
  char *auth;
  char *smtp_auth;
  char *password_file;
  char *token_file;
  GStrv pins;
  gboolean allow_plaintext;
} PrCliSettings;

/**
 * PrCliBounds:
 *
 * The options that say how a test is made.
 */
typedef struct
{
  char *ca_file;
  double wait_seconds;
  double overall_seconds;
  gboolean no_verify_fixes;
} PrCliBounds;

void pr_cli_settings_add_entries (PrCliSettings *self, GOptionContext *context);
void pr_cli_settings_clear (PrCliSettings *self);

gboolean pr_cli_settings_has_any (const PrCliSettings *self);
PrAccount *pr_cli_settings_create_account (const PrCliSettings *self,
                                           const PrCliBounds *bounds,
                                           GStrv rest,
                                           GError **error);
gboolean
pr_cli_settings_read_secrets (const PrCliSettings *self,
                              gboolean ask,
                              PrSecret **password,
                              PrSecret **token,
                              GError **error);
gboolean pr_cli_settings_pin_check (const PrCliSettings *self, PrCheck *check, GError **error);
gboolean
pr_cli_settings_pin_account (const PrCliSettings *self, PrAccount *account, GError **error);

void pr_cli_bounds_add_entries (PrCliBounds *self, GOptionContext *context);
void pr_cli_bounds_clear (PrCliBounds *self);
gboolean pr_cli_bounds_check_ca_file (const PrCliBounds *self, GError **error);
gboolean pr_cli_bounds_apply (const PrCliBounds *self, PrCheck *check, GError **error);

G_END_DECLS
