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

/**
 * PrUiTest:
 * @path: its name
 * @run: what it does; @data is the server's password
 *
 * One test with a #PrUiFixture of its own.
 */
typedef struct
{
  const char *path;
  void (*run) (PrUiFixture *fixture, gconstpointer data);
} PrUiTest;

int pr_ui_fixture_run (int argc,
                       char *argv[],
                       const PrUiTest *tests,
                       gsize n_tests,
                       const char *password);
char *pr_ui_fixture_add_talk (PrUiFixture *self, const char *name);
void pr_ui_fixture_fill_in (PrUiWindow *window,
                            const char *password,
                            const char *imap_port,
                            const char *smtp_port);
void pr_ui_fixture_type_account (PrUiWindow *window,
                                 const char *password,
                                 const char *imap_port,
                                 const char *smtp_port);

G_END_DECLS
