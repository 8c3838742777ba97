/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-own-provider.h"

#include <glib/gstdio.h>

static void
set_server (PrOwnProvider *own, PrProtocol protocol, const char *host)
{
  pr_service_set_host (pr_own_provider_get_service (own, protocol), host);
}

static void
test_fields (void)
{
  static const struct
  {
    const char *name;
    const char *domains;
    const char *host;
    gboolean is_good;
  } rows[] = {
    { "Our Office", "office.test", "imap.office.test", TRUE },
    { "Our Office", "Office.test, ann@other.test;third.test", "imap.office.test", TRUE },
    { "Büro", "büro.test", "imap.office.test", TRUE },
    { "", "office.test", "imap.office.test", FALSE },
    { "Our Office", "office", "imap.office.test", FALSE },
    { "Our Office", "office.test", "no host", FALSE },
    { "Our Office", "office.test", "", FALSE },
    { "Our Office", " ,", "imap.office.test", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrOwnProvider) own = pr_own_provider_new (NULL, "/nonexistent");
      g_autofree char *problem = NULL;
      g_autofree char *json = NULL;

      g_test_message ("%s, %s, %s", rows[i].name, rows[i].domains, rows[i].host);
      g_object_set (own, "name", rows[i].name, "domains", rows[i].domains, NULL);
      set_server (own, PR_PROTOCOL_IMAP, rows[i].host);
      json = pr_own_provider_to_json (own, &problem);
      g_assert_cmpint (json != NULL, ==, rows[i].is_good);
      g_assert_cmpint (problem == NULL, ==, rows[i].is_good);
    }
}

static void
take_result (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char *
save (PrOwnProvider *own, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pr_own_provider_save_async (own, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return pr_own_provider_save_finish (own, result, error);
}

static gboolean
delete (PrProvider *provider, const char *folder, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pr_own_provider_delete_async (provider, folder, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return pr_own_provider_delete_finish (result, error);
}

/* Whoever knows better than the registry of ports may. */
static void
test_unusual_port (void)
{
  g_autoptr (PrOwnProvider) own = pr_own_provider_new (NULL, "/nonexistent");
  PrService *smtp = pr_own_provider_get_service (own, PR_PROTOCOL_SMTP);
  g_autofree char *problem = NULL;
  g_autofree char *json = NULL;

  g_object_set (own, "name", "Our Office", "domains", "office.test", NULL);
  set_server (own, PR_PROTOCOL_SMTP, "smtp.office.test");
  pr_service_set_security (smtp, PR_SECURITY_TLS);
  pr_service_set_port (smtp, 587);
  json = pr_own_provider_to_json (own, &problem);
  g_assert_cmpstr (problem, ==, NULL);
  g_assert_nonnull (strstr (json, "unusual"));
}

static void
test_life (void)
{
  g_autofree char *folder = g_dir_make_tmp ("pr-own-XXXXXX", NULL);
  const char *const folders[] = { folder, NULL };
  g_autoptr (PrPresets) before = pr_presets_new (folders);
  PrProvider *shipped = pr_presets_lookup_id (before, "gmail");
  g_autoptr (PrOwnProvider) own = pr_own_provider_new (shipped, folder);
  g_autoptr (PrPresets) presets = NULL;
  g_autoptr (PrPresets) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  PrProvider *changed;
  PrProviderServer server;

  g_assert_false (pr_own_provider_is_own (shipped, folder));
  g_assert_false (delete (shipped, folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* It goes before the shipped one, and is gone when it is deleted. */
  set_server (own, PR_PROTOCOL_IMAP, "imap.office.test");
  id = save (own, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "gmail");
  presets = pr_presets_new (folders);
  changed = pr_presets_lookup_domain (presets, "gmail.com", NULL);
  g_assert_true (pr_provider_find_server (changed, PR_PROTOCOL_IMAP, &server));
  g_assert_cmpstr (server.host, ==, "imap.office.test");
  g_assert_true (pr_own_provider_is_own (changed, folder));
  g_assert_cmpuint (pr_provider_get_n_hints (changed), ==, pr_provider_get_n_hints (shipped));
  g_assert_cmpint (server.auths[0], ==, PR_AUTH_XOAUTH2);

  g_assert_true (delete (changed, folder, &error));
  g_assert_no_error (error);
  after = pr_presets_new (folders);
  g_assert_true (pr_provider_find_server (pr_presets_lookup_id (after, "gmail"), PR_PROTOCOL_IMAP,
                                          &server));
  g_assert_cmpstr (server.host, ==, "imap.gmail.com");
  g_rmdir (folder);
}

/* What is shipped can be made one's own, all of it that is not edited kept. */
static void
test_all (void)
{
  GListModel *all = G_LIST_MODEL (pr_presets_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PrProvider) provider = g_list_model_get_item (all, i);
      g_autoptr (PrOwnProvider) own = NULL;
      g_autofree char *problem = NULL;
      g_autofree char *json = NULL;

      if (pr_provider_get_n_servers (provider) == 0 || pr_provider_get_n_domains (provider) == 0)
        continue;
      own = pr_own_provider_new (provider, "/nonexistent");
      json = pr_own_provider_to_json (own, &problem);
      g_test_message ("%s: %s", pr_provider_get_id (provider), problem);
      g_assert_nonnull (json);
    }
}

static void
test_new_id (void)
{
  g_autofree char *folder = g_dir_make_tmp ("pr-own-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "a", NULL);
  g_autofree char *path = g_build_filename (inner, "own-office-test.json", NULL);
  g_autoptr (PrOwnProvider) own = pr_own_provider_new (NULL, inner);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_object_set (own, "name", "Our Office", "domains", "office.test", NULL);
  set_server (own, PR_PROTOCOL_SMTP, "smtp.office.test");
  id = save (own, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "own-office-test");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_unlink (path);
  g_rmdir (inner);
  g_rmdir (folder);
}

/* What cannot be written or removed is said. */
static void
test_errors (void)
{
  g_autofree char *folder = g_dir_make_tmp ("pr-own-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *path = g_build_filename (folder, "own-office-test.json", NULL);
  const char *const folders[] = { folder, NULL };
  g_autoptr (PrOwnProvider) nameless = pr_own_provider_new (NULL, folder);
  g_autoptr (PrOwnProvider) own = pr_own_provider_new (NULL, file);
  g_autoptr (PrOwnProvider) good = pr_own_provider_new (NULL, folder);
  g_autoptr (PrPresets) presets = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_null (save (nameless, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (file, "no folder", -1, NULL));
  g_object_set (own, "name", "Our Office", "domains", "office.test", NULL);
  set_server (own, PR_PROTOCOL_SMTP, "smtp.office.test");
  g_assert_null (save (own, &error));
  g_assert_true (error != NULL && error->domain == G_FILE_ERROR);
  g_clear_error (&error);

  g_object_set (good, "name", "Our Office", "domains", "office.test", NULL);
  set_server (good, PR_PROTOCOL_SMTP, "smtp.office.test");
  id = save (good, &error);
  g_assert_no_error (error);
  presets = pr_presets_new (folders);
  g_assert_no_errno (g_unlink (path));
  g_assert_false (delete (pr_presets_lookup_id (presets, id), folder, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_unlink (file);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/own-provider/fields", test_fields);
  g_test_add_func ("/own-provider/unusual-port", test_unusual_port);
  g_test_add_func ("/own-provider/life", test_life);
  g_test_add_func ("/own-provider/all", test_all);
  g_test_add_func ("/own-provider/new-id", test_new_id);
  g_test_add_func ("/own-provider/errors", test_errors);
  return g_test_run ();
}
