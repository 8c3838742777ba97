/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-check.h"
#include "pr-script-server.h"

G_BEGIN_DECLS

/* A name, a password and a token that nothing else looks like, so that a search for them finds a leak
 * and nothing else. The password needs quoting wherever something can be quoted. */
#define WORLD_USER "ann@example.org"
#define WORLD_PASSWORD "Zq7-\"open\\sesame\" <Zq7>"
#define WORLD_TOKEN "ya29.Zq7-token-of-ann_Zq7~+/=="

/* Longer than anything takes here, also where the machine is busy. */
#define WORLD_LONG_WAIT_MS 30000

/**
 * ScriptWorld:
 *
 * A scripted server, its authority as a file, and accounts that are tested on it.
 */
typedef struct
{
  PrScriptServer *server;
  PrSecret *password;
  PrSecret *token;
  char *dir;
  char *ca_file;
} ScriptWorld;

void script_world_forget_system_authorities (void);
void script_world_init (int *argc, char ***argv);
int script_world_run_without_bus (void);

ScriptWorld *script_world_new (const char *password);
void script_world_free (ScriptWorld *self);

guint16 script_world_add_text (ScriptWorld *self, const char *text);
guint16 script_world_add_talk_file (ScriptWorld *self, const char *name);
PrTalk *script_world_load_talk (const char *name);
GPtrArray *script_world_list_talks (void);
void script_world_wait_for_clients (ScriptWorld *self, guint16 port, guint n_clients);
PrScriptLog *script_world_get_log (ScriptWorld *self, guint16 port);

PrAccount *script_world_account_new (void);
PrService *script_world_set_service (PrAccount *account,
                                     PrProtocol protocol,
                                     const char *host,
                                     guint16 port,
                                     PrSecurity security);
PrCheck *script_world_check_new (ScriptWorld *self, PrAccount *account);

void script_world_begin (PrCheck *check, guint *n_running);
PrReport *script_world_run (PrCheck *check, GCancellable *cancellable, GError **error);
PrReport *script_world_run_well (PrCheck *check);
void script_world_wait (const guint *n_running, guint most);

const char *service_report_get_diagnosis_word (PrServiceReport *report);
PrStep *service_report_dup_last_step (PrServiceReport *report);
PrStep *service_report_dup_step (PrServiceReport *report, PrStepId id);

/**
 * WorldFixture:
 * @world: with %WORLD_PASSWORD, without talks
 * @account: without servers
 *
 * What most tests of an account begin with.
 */
typedef struct
{
  ScriptWorld *world;
  PrAccount *account;
} WorldFixture;

void world_fixture_set_up (WorldFixture *self, gconstpointer data);
void world_fixture_tear_down (WorldFixture *self, gconstpointer data);

/* Adds a test that begins with one. */
#define world_fixture_add(path, func)                                                             \
  g_test_add (path, WorldFixture, NULL, world_fixture_set_up, func, world_fixture_tear_down)

/**
 * SecretForms:
 *
 * Everything that a password or token looks like on its way, for searching.
 */
GPtrArray *secret_forms_new (const char *user, const char *password);
void secret_forms_assert_none (GPtrArray *forms, const char *where, const char *text, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScriptWorld, script_world_free)

G_END_DECLS
