/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-demo.h"

#include "pr-script-server.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define TALKS_PATH "resource:///io/github/postrider/Postrider/talks"
/* Not “localhost”: that is ::1 as well on most machines, where nothing listens. */
#define HOST "127.0.0.1"

struct _PrDemo
{
  GObject parent_instance;

  /* owned */
  GListStore *cases;
  GHashTable *servers; /* address to PrScriptServer, of those that have been asked for */
  GHashTable *ports;   /* address and talk to port */
  char *dir;
  char *folder;
  char *ca_file;
};

G_DEFINE_FINAL_TYPE (PrDemo, pr_demo, G_TYPE_OBJECT)

/* The folder is flat but for that of the accounts, and nobody else’s. */
static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
}

static void
server_end (gpointer data)
{
  pr_script_server_stop (data);
  g_object_unref (data);
}

static void
pr_demo_finalize (GObject *object)
{
  PrDemo *self = PR_DEMO (object);

  g_clear_pointer (&self->servers, g_hash_table_unref);
  g_clear_object (&self->cases);
  g_clear_pointer (&self->ports, g_hash_table_unref);
  if (self->dir != NULL)
    {
      remove_files (self->folder);
      remove_files (self->dir);
      g_rmdir (self->dir);
    }
  g_free (self->dir);
  g_free (self->folder);
  g_free (self->ca_file);

  G_OBJECT_CLASS (pr_demo_parent_class)->finalize (object);
}

static void
pr_demo_class_init (PrDemoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pr_demo_finalize;
}

static void
pr_demo_init (PrDemo *self)
{
  self->cases = g_list_store_new (PR_TYPE_DEMO_CASE);
  self->servers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, server_end);
  self->ports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < pr_demo_case_get_n (); i++)
    {
      g_autoptr (PrDemoCase) demo_case = pr_demo_case_new (i);

      g_list_store_append (self->cases, demo_case);
    }
}

/**
 * pr_demo_new:
 * @error: return location
 *
 * Errors: #GFileError
 *
 * Returns: (transfer full): a demo
 */
PrDemo *
pr_demo_new (GError **error)
{
  g_autoptr (PrDemo) self = g_object_new (PR_TYPE_DEMO, NULL);

  self->dir = g_dir_make_tmp ("postrider-demo-XXXXXX", error);
  if (self->dir == NULL)
    return NULL;
  self->folder = g_build_filename (self->dir, "accounts", NULL);
  self->ca_file = g_build_filename (self->dir, "ca.pem", NULL);
  if (!g_file_set_contents (self->ca_file, "", 0, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pr_demo_get_cases:
 *
 * Returns: (transfer none) (type GListModel<PrDemoCase>): what can be tried
 */
GListModel *
pr_demo_get_cases (PrDemo *self)
{
  g_return_val_if_fail (PR_IS_DEMO (self), NULL);
  return G_LIST_MODEL (self->cases);
}

/**
 * pr_demo_find_case:
 * @address: what somebody has typed
 *
 * Returns: (transfer none) (nullable): the case with that address
 */
PrDemoCase *
pr_demo_find_case (PrDemo *self, const char *address)
{
  g_return_val_if_fail (PR_IS_DEMO (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->cases)); i++)
    {
      g_autoptr (PrDemoCase) demo_case = g_list_model_get_item (G_LIST_MODEL (self->cases), i);

      if (g_ascii_strcasecmp (pr_demo_case_get_address (demo_case), address) == 0)
        return demo_case; /* the list holds it */
    }
  return NULL;
}

/**
 * pr_demo_get_ca_file:
 *
 * Returns: (transfer none): the authorities that vouch for the servers; for the tests of the demo only
 */
const char *
pr_demo_get_ca_file (PrDemo *self)
{
  g_return_val_if_fail (PR_IS_DEMO (self), NULL);
  return self->ca_file;
}

/**
 * pr_demo_get_folder:
 *
 * Returns: (transfer none): where the accounts of the demo are to be kept while it lasts
 */
const char *
pr_demo_get_folder (PrDemo *self)
{
  g_return_val_if_fail (PR_IS_DEMO (self), NULL);
  return self->folder;
}

/* One more authority to trust. */
static gboolean
add_authority (PrDemo *self, PrTestAuthority *authority, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!g_file_get_contents (self->ca_file, &before, NULL, error))
    return FALSE;
  after = g_strconcat (before, pr_test_authority_get_pem (authority), NULL);
  return g_file_set_contents (self->ca_file, after, -1, error);
}

/* Each address has a server of its own, since a scripted one knows one user. */
static PrScriptServer *
get_server (PrDemo *self, const char *address, GError **error)
{
  PrScriptServer *server = g_hash_table_lookup (self->servers, address);
  g_autoptr (PrSecret) password = pr_secret_new (PR_DEMO_PASSWORD, -1);

  if (server != NULL)
    return server;
  server = pr_script_server_new (address, password, error);
  if (server == NULL)
    return NULL;
  g_hash_table_insert (self->servers, g_strdup (address), server);
  return add_authority (self, pr_script_server_get_authority (server), error) ? server : NULL;
}

/* A talk is played from when it is first asked for: a listening socket for each would be many. */
static guint16
play (PrDemo *self, const char *address, const char *name, GError **error)
{
  g_autofree char *key = g_strconcat (address, " ", name, NULL);
  guint16 port = GPOINTER_TO_UINT (g_hash_table_lookup (self->ports, key));
  PrScriptServer *server = NULL;
  g_autofree char *uri = g_strconcat (TALKS_PATH "/", name, ".talk", NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (PrTalk) talk = NULL;

  if (port != 0)
    return port;
  talk = pr_talk_load (file, error);
  server = talk == NULL ? NULL : get_server (self, address, error);
  if (server == NULL)
    return 0;
  port = pr_script_server_add_talk (server, talk, 0, error);
  if (port != 0)
    g_hash_table_insert (self->ports, g_steal_pointer (&key), GUINT_TO_POINTER ((guint) port));
  return port;
}

/**
 * pr_demo_fill_account:
 * @demo_case: what to try
 * @account: takes the address and the servers of it
 * @error: return location
 *
 * Starts the servers that play it, and writes them into @account.
 *
 * Errors: #GIOError where a socket cannot be had.
 *
 * Returns: %FALSE on error
 */
gboolean
pr_demo_fill_account (PrDemo *self, PrDemoCase *demo_case, PrAccount *account, GError **error)
{
  const char *address;

  g_return_val_if_fail (PR_IS_DEMO (self), FALSE);
  g_return_val_if_fail (PR_IS_DEMO_CASE (demo_case), FALSE);
  g_return_val_if_fail (PR_IS_ACCOUNT (account), FALSE);

  address = pr_demo_case_get_address (demo_case);
  pr_account_set_address (account, address);
  pr_account_set_display_name (account, pr_demo_case_get_title (demo_case));
  for (int i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrProtocol protocol = (PrProtocol) i;
      PrService *service = pr_account_get_service (account, protocol);
      const char *talk = pr_demo_case_get_talk (demo_case, protocol);
      guint16 port = talk == NULL ? 0 : play (self, address, talk, error);

      pr_service_set_enabled (service, talk != NULL);
      if (talk == NULL)
        continue;
      if (port == 0)
        return FALSE;
      pr_service_set_host (service, HOST);
      pr_service_set_port (service, port);
      pr_service_set_security (service, pr_demo_case_get_security (demo_case, protocol));
      pr_service_set_username (service, NULL);
      pr_service_set_auth (service, PR_AUTH_AUTO);
    }
  return TRUE;
}
