/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-script-server.h"
#include "ui-window.h"

G_BEGIN_DECLS

#define PR_UI_USER "ann@example.org"
#define PR_UI_PASSWORD "Öpen sesame, 1 € \"#\\"
#define PR_UI_WRONG_PASSWORD "open sesame"

/**
 * PrUiFixture:
 * @server: where talks are played
 * @ca_file: what is to be trusted for it
 * @keyring: (nullable): a keyring that is open, where there is such a daemon
 * @keyring_folder: where it keeps it
 *
 * What a test of setting up an account needs.
 */
typedef struct
{
  PrScriptServer *server;
  char *ca_file;
  GSubprocess *keyring;
  char *keyring_folder;
} PrUiFixture;

void pr_ui_fixture_set_up (PrUiFixture *self, gconstpointer data);
void pr_ui_fixture_tear_down (PrUiFixture *self, gconstpointer data);
char *pr_ui_fixture_add_talk (PrUiFixture *self, const char *name);
void pr_ui_fixture_fill_in (PrUiWindow *window,
                            const char *password,
                            const char *imap_port,
                            const char *smtp_port);

G_END_DECLS
