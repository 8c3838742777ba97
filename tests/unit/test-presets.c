/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-presets.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SERVERS(host) \
  "\"servers\": [{ \"protocol\": \"imap\", \"host\": \"" host "\", \"port\": 993, \"security\": \"tls\", " \
  "\"username\": \"address\", \"auth\": [\"plain\"] }]"

/* A user's and an administrator's folder, and the presets made of them. */
typedef struct
{
  char *folders[3];
  PrPresets *presets;
} Fixture;

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      fixture->folders[i] = g_dir_make_tmp ("postrider-presets-XXXXXX", &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->presets);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (fixture->folders[i], 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (fixture->folders[i], name, NULL);

          g_assert_cmpint (g_remove (path), ==, 0);
        }
      g_assert_cmpint (g_rmdir (fixture->folders[i]), ==, 0);
      g_free (fixture->folders[i]);
    }
}

static void
open_presets (Fixture *fixture)
{
  fixture->presets = pr_presets_new ((const char *const *) fixture->folders);
}

static const char *
get_id (PrProvider *provider)
{
  return provider == NULL ? NULL : pr_provider_get_id (provider);
}

static void
test_lookup_domain (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *domain;
    const char *id;
    PrPresetMatch match;
  } rows[] = {
    { "gmail.com", "gmail", PR_PRESET_MATCH_DOMAIN },
    { "GMail.COM", "gmail", PR_PRESET_MATCH_DOMAIN },
    { "gmail.com.", "gmail", PR_PRESET_MATCH_DOMAIN },
    { "own.test", "own", PR_PRESET_MATCH_DOMAIN },
    { "bücher.test", "own", PR_PRESET_MATCH_DOMAIN },
    { "xn--bcher-kva.test", "own", PR_PRESET_MATCH_DOMAIN },
    /* These providers hand out subdomains. */
    { "kc.example.rr.com", "spectrum-twc", PR_PRESET_MATCH_SUBDOMAIN },
    { "contoso.onmicrosoft.com", "microsoft-365", PR_PRESET_MATCH_SUBDOMAIN },
    { "a.b.plus.com", "plusnet", PR_PRESET_MATCH_SUBDOMAIN },
    { "ann.user.test", "own", PR_PRESET_MATCH_SUBDOMAIN },
    /* Others may have servers of their own there. */
    { "cs.duke.edu", "microsoft-365", PR_PRESET_MATCH_PARENT },
    { "deep.own.test", "own", PR_PRESET_MATCH_PARENT },
    /* The nearest domain above is the one that counts. */
    { "x.inner.user.test", "inner", PR_PRESET_MATCH_PARENT },
    { "example.org", NULL, PR_PRESET_MATCH_NONE },
    { "notgmail.com", NULL, PR_PRESET_MATCH_NONE },
    { "com", NULL, PR_PRESET_MATCH_NONE },
    { "test", NULL, PR_PRESET_MATCH_NONE },
    { "", NULL, PR_PRESET_MATCH_NONE },
    { ".", NULL, PR_PRESET_MATCH_NONE },
    { "..", NULL, PR_PRESET_MATCH_NONE },
    { "[192.0.2.1]", NULL, PR_PRESET_MATCH_NONE },
    { "\xff.test", NULL, PR_PRESET_MATCH_NONE },
  };
  g_autofree char *long_domain = g_strnfill (300, 'a');

  write_file (fixture->folders[0], "own.json",
              "{ \"id\": \"own\", \"name\": \"Own\", \"domains\": [\"own.test\", \"user.test\", "
              "\"xn--bcher-kva.test\"], \"subdomains\": [\"user.test\"], " SERVERS ("imap.own.test") " }");
  write_file (fixture->folders[0], "inner.json",
              "{ \"id\": \"inner\", \"name\": \"Inner\", \"domains\": [\"inner.user.test\"], "
              SERVERS ("imap.own.test") " }");
  open_presets (fixture);
  g_assert_cmpuint (pr_presets_get_problems (fixture->presets)->len, ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PrPresetMatch match;
      PrProvider *provider = pr_presets_lookup_domain (fixture->presets, rows[i].domain, &match);

      g_assert_cmpstr (get_id (provider), ==, rows[i].id);
      g_assert_cmpint (match, ==, rows[i].match);
    }
  g_assert_null (pr_presets_lookup_domain (fixture->presets, long_domain, NULL));
}

static void
test_lookup_mx (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *host;
    const char *id;
  } rows[] = {
    { "gmail-smtp-in.l.google.com", "gmail" },
    { "alt1.gmail-smtp-in.l.google.com", "gmail" },
    { "ASPMX.L.Google.com.", "google-workspace" },
    { "alt4.aspmx.l.google.com", "google-workspace" },
    /* The longest pattern wins. */
    { "outlook-com.olc.protection.outlook.com", "outlook" },
    { "contoso-com.mail.protection.outlook.com", "microsoft-365" },
    /* “*.” stands for one or more labels, not for none. */
    { "a.b.mx.own.test", "own" },
    { "mx.own.test", NULL },
    { "xmx.own.test", NULL },
    { "exact.own.test", "own" },
    { "sub.exact.own.test", NULL },
    { "com", NULL },
    { "", NULL },
    { ".", NULL },
  };

  write_file (fixture->folders[1], "own.json",
              "{ \"id\": \"own\", \"name\": \"Own\", \"domains\": [], \"mx\": [\"*.mx.own.test\", "
              "\"exact.own.test\"], " SERVERS ("imap.own.test") " }");
  open_presets (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (get_id (pr_presets_lookup_mx (fixture->presets, rows[i].host)), ==, rows[i].id);
}

static void
test_lookup_address (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const google[] = { "mx.unknown.test", "aspmx.l.google.com", NULL };
  static const struct
  {
    const char *address;
    const char *const *mx_hosts;
    const char *id;
    PrPresetMatch match;
  } rows[] = {
    { "ann@gmail.com", NULL, "gmail", PR_PRESET_MATCH_DOMAIN },
    { "\"a@b\"@web.de", google, "web-de", PR_PRESET_MATCH_DOMAIN },
    { "ann@kc.example.rr.com", google, "spectrum-twc", PR_PRESET_MATCH_SUBDOMAIN },
    { "ann@firm.example", google, "google-workspace", PR_PRESET_MATCH_MX },
    { "ann@cs.duke.edu", google, "google-workspace", PR_PRESET_MATCH_MX },
    { "ann@cs.duke.edu", NULL, "microsoft-365", PR_PRESET_MATCH_PARENT },
    { "ann@firm.example", NULL, NULL, PR_PRESET_MATCH_NONE },
    { "ann@[192.0.2.1]", google + 2, NULL, PR_PRESET_MATCH_NONE },
  };

  open_presets (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PrPresetMatch match;
      PrProvider *provider =
        pr_presets_lookup_address (fixture->presets, rows[i].address, rows[i].mx_hosts, &match);

      g_assert_cmpstr (get_id (provider), ==, rows[i].id);
      g_assert_cmpint (match, ==, rows[i].match);
    }
}

static void
test_override (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GListModel *model;
  PrProvider *provider;
  PrProviderServer server;
  guint n_shipped;

  open_presets (fixture);
  n_shipped = g_list_model_get_n_items (G_LIST_MODEL (fixture->presets));
  g_clear_object (&fixture->presets);

  /* The user has a Gmail of his own, the administrator two, and takes over one domain of GMX. */
  write_file (fixture->folders[0], "a.json",
              "{ \"id\": \"gmail\", \"name\": \"My Gmail\", \"domains\": [\"gmail.com\"], "
              SERVERS ("user.test") " }");
  write_file (fixture->folders[1], "b.json",
              "{ \"id\": \"gmail\", \"name\": \"Our Gmail\", \"domains\": [\"gmail.com\", "
              "\"googlemail.com\"], " SERVERS ("admin.test") " }");
  write_file (fixture->folders[1], "c.json",
              "{ \"id\": \"proxy\", \"name\": \"Proxy\", \"domains\": [\"gmx.net\"], \"mx\": "
              "[\"*.outlook.com\"], " SERVERS ("admin.test") " }");
  open_presets (fixture);
  model = G_LIST_MODEL (fixture->presets);
  g_assert_cmpuint (pr_presets_get_problems (fixture->presets)->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_shipped + 1);

  provider = pr_presets_lookup_id (fixture->presets, "gmail");
  g_assert_cmpstr (pr_provider_get_name (provider), ==, "My Gmail");
  g_assert_true (g_str_has_suffix (pr_provider_get_file (provider), "/a.json"));
  g_assert_true (provider == pr_presets_lookup_domain (fixture->presets, "gmail.com", NULL));
  g_assert_true (pr_provider_find_server (provider, PR_PROTOCOL_IMAP, &server));
  g_assert_cmpstr (server.host, ==, "user.test");

  /* What is overridden is gone as a whole. */
  g_assert_null (pr_presets_lookup_domain (fixture->presets, "googlemail.com", NULL));
  g_assert_null (get_id (pr_presets_lookup_domain (fixture->presets, "android.com", NULL)));

  /* Who only loses a domain keeps the rest. */
  g_assert_cmpstr (get_id (pr_presets_lookup_domain (fixture->presets, "gmx.net", NULL)), ==, "proxy");
  g_assert_cmpstr (get_id (pr_presets_lookup_domain (fixture->presets, "gmx.de", NULL)), ==, "gmx-net");
  g_assert_null (pr_provider_get_file (pr_presets_lookup_id (fixture->presets, "gmx-net")));

  /* A longer pattern is still the better one. */
  g_assert_cmpstr (get_id (pr_presets_lookup_mx (fixture->presets, "a.mail.protection.outlook.com")), ==,
                   "microsoft-365");
  g_assert_cmpstr (get_id (pr_presets_lookup_mx (fixture->presets, "a.outlook.com")), ==, "proxy");
}

static void
test_problems (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *name;
    const char *content;
    const char *problem;
  } rows[] = {
    { "1-good.json",
      "{ \"id\": \"good\", \"name\": \"Good\", \"domains\": [\"good.test\"], " SERVERS ("good.test") " }",
      NULL },
    { "2-json.json", "{\n \"id\": \"x\"\n \"name\"", ":3: “,” or “}” is wanted here" },
    { "3-field.json",
      "{ \"id\": \"other\", \"name\": \"Other\",\n \"domain\": [], \"domains\": [],"
      SERVERS ("good.test") " }",
      ":2: “domain” is no field of this format" },
    { "4-taken.json",
      "{ \"id\": \"taken\", \"name\": \"Taken\", \"domains\": [\n\"good.test\"], "
      SERVERS ("good.test") " }",
      ":2: “good.test” belongs to another provider: " },
    { "5-last.json",
      "{ \"id\": \"last\", \"name\": \"Last\", \"domains\": [\"last.test\"], " SERVERS ("last.test") " }",
      NULL },
    { "README.txt", "no provider", NULL },
    { ".hidden.json", "no provider", NULL },
  };
  g_autofree char *pipe_path = g_build_filename (fixture->folders[0], "6-pipe.json", NULL);
  g_autofree char *link_path = g_build_filename (fixture->folders[0], "7-link.json", NULL);
  g_autofree char *big = g_strnfill (300 * 1024, ' ');
  static const char *const last[] = { "6-pipe.json: not a file", "7-link.json: No such file",
                                      "8-big.json:1: larger than 256 KiB" };
  GPtrArray *problems;
  guint n_problems = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    write_file (fixture->folders[0], rows[i].name, rows[i].content);
  write_file (fixture->folders[0], "8-big.json", big);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink ("nowhere", link_path), ==, 0);
  open_presets (fixture);

  problems = pr_presets_get_problems (fixture->presets);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *said = NULL;

      if (rows[i].problem == NULL)
        continue;
      g_assert_cmpuint (n_problems, <, problems->len);
      said = pr_preset_problem_to_string (g_ptr_array_index (problems, n_problems++));
      g_assert_nonnull (strstr (said, rows[i].name));
      g_assert_nonnull (strstr (said, rows[i].problem));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (last); i++)
    {
      g_autofree char *said = NULL;

      g_assert_cmpuint (n_problems, <, problems->len);
      said = pr_preset_problem_to_string (g_ptr_array_index (problems, n_problems++));
      g_assert_nonnull (strstr (said, last[i]));
    }
  g_assert_cmpuint (problems->len, ==, n_problems);

  /* The rest works. */
  g_assert_nonnull (pr_presets_lookup_id (fixture->presets, "good"));
  g_assert_nonnull (pr_presets_lookup_domain (fixture->presets, "last.test", NULL));
  g_assert_nonnull (pr_presets_lookup_id (fixture->presets, "gmail"));
  g_assert_null (pr_presets_lookup_id (fixture->presets, "taken"));
}

static void
test_list_model (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GListModel *model;
  guint n_items;

  open_presets (fixture);
  model = G_LIST_MODEL (fixture->presets);
  n_items = g_list_model_get_n_items (model);
  g_assert_cmpuint (n_items, >, 500);
  g_assert_true (g_list_model_get_item_type (model) == PR_TYPE_PROVIDER);
  g_assert_null (g_list_model_get_item (model, n_items));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PrProvider) provider = g_list_model_get_item (model, i);
      g_autofree char *id = NULL;
      g_autofree char *name = NULL;

      g_object_get (provider, "id", &id, "name", &name, NULL);
      g_assert_cmpstr (name, !=, "");
      g_assert_true (pr_presets_lookup_id (fixture->presets, id) == provider);
    }
}

static gpointer
look_up_all (gpointer data)
{
  PrPresets *presets = data;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (presets));
  guint n_found = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PrProvider) provider = g_list_model_get_item (G_LIST_MODEL (presets), i);

      if (pr_provider_get_n_domains (provider) == 0
          || pr_presets_lookup_domain (presets, pr_provider_get_domain (provider, 0), NULL) == provider)
        n_found++;
    }
  return GUINT_TO_POINTER (n_found);
}

static void
test_threads (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GThread *threads[4];

  open_presets (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("look-up", look_up_all, fixture->presets);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==,
                      g_list_model_get_n_items (G_LIST_MODEL (fixture->presets)));
}

static gint n_at_gate; /* atomic */

static gpointer
open_at_once (gpointer data)
{
  static const char *const no_folders[] = { NULL };
  g_autoptr (PrPresets) presets = NULL;

  g_atomic_int_inc (&n_at_gate);
  while (g_atomic_int_get (&n_at_gate) < GPOINTER_TO_INT (data))
    ;
  presets = pr_presets_new (no_folders);
  return GUINT_TO_POINTER (g_list_model_get_n_items (G_LIST_MODEL (presets)));
}

/* Only the first that a process opens: GLib registers the resource then. */
static void
test_opened_at_once_inside (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("open", open_at_once, GINT_TO_POINTER (G_N_ELEMENTS (threads)));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), >, 0);
}

static void
test_opened_at_once (void)
{
  for (guint i = 0; i < 10; i++)
    {
      g_test_trap_subprocess ("/presets/opened-at-once/subprocess", 0,
                              G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
    }
}

/* GTest gives this test folders of its own for all of the base directories. */
static void
test_default (void)
{
  g_autofree char *user = g_build_filename (g_get_user_data_dir (), "postrider", "providers", NULL);
  g_autofree char *system =
    g_build_filename (g_get_system_data_dirs ()[0], "postrider", "providers", NULL);

  g_assert_cmpint (g_mkdir_with_parents (user, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (system, 0700), ==, 0);
  write_file (user, "a.json",
              "{ \"id\": \"mine\", \"name\": \"Mine\", \"domains\": [\"both.test\"], "
              SERVERS ("user.test") " }");
  write_file (system, "a.json",
              "{ \"id\": \"ours\", \"name\": \"Ours\", \"domains\": [\"both.test\", \"ours.test\"], "
              SERVERS ("admin.test") " }");

  g_assert_cmpstr (get_id (pr_presets_lookup_domain (pr_presets_get_default (), "both.test", NULL)), ==,
                   "mine");
  g_assert_cmpstr (get_id (pr_presets_lookup_domain (pr_presets_get_default (), "ours.test", NULL)), ==,
                   "ours");
  g_assert_true (pr_presets_get_default () == pr_presets_get_default ());
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/presets/lookup-domain", test_lookup_domain);
  ADD ("/presets/lookup-mx", test_lookup_mx);
  ADD ("/presets/lookup-address", test_lookup_address);
  ADD ("/presets/override", test_override);
  ADD ("/presets/problems", test_problems);
  ADD ("/presets/list-model", test_list_model);
  ADD ("/presets/threads", test_threads);
  g_test_add_func ("/presets/opened-at-once", test_opened_at_once);
  g_test_add_func ("/presets/opened-at-once/subprocess", test_opened_at_once_inside);
  g_test_add_func ("/presets/default", test_default);
  return g_test_run ();
}
