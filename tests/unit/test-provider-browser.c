/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-provider-browser.h"

/* As a list view sees it: what it was told, applied to what it had. */
typedef struct
{
  PrProviderBrowser *browser;
  GPtrArray *seen;
  char *copied;
} Fixture;

static void
on_items_changed (Fixture *fixture, guint position, guint n_removed, guint n_added)
{
  g_ptr_array_remove_range (fixture->seen, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (fixture->seen, (int) (position + i),
                        g_list_model_get_item (G_LIST_MODEL (fixture->browser), position + i));
}

static void
on_copy_text (Fixture *fixture, const char *text)
{
  g_free (fixture->copied);
  fixture->copied = g_strdup (text);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->browser = pr_provider_browser_new (pr_presets_get_default ());
  fixture->seen = g_ptr_array_new_with_free_func (g_object_unref);
  on_items_changed (fixture, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (fixture->browser)));
  g_signal_connect_swapped (fixture->browser, "items-changed", G_CALLBACK (on_items_changed),
                            fixture);
  g_signal_connect_swapped (fixture->browser, "copy-text", G_CALLBACK (on_copy_text), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_ptr_array_unref (fixture->seen);
  g_object_unref (fixture->browser);
  g_free (fixture->copied);
}

static void
assert_in_step (Fixture *fixture)
{
  g_assert_cmpuint (fixture->seen->len, ==,
                    g_list_model_get_n_items (G_LIST_MODEL (fixture->browser)));
  for (guint i = 0; i < fixture->seen->len; i++)
    {
      g_autoptr (PrProvider) provider = g_list_model_get_item (G_LIST_MODEL (fixture->browser), i);

      g_assert_true (g_ptr_array_index (fixture->seen, i) == provider);
    }
}

static void
test_search (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const queries[] = { "g", "gm", "gma", "gmai", "gmail", "gmailx", "xyzzyx",
                                         " gmail ", "", "ann@gmx.de", "post", "" };
  guint n_all = fixture->seen->len;

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      pr_provider_browser_set_query (fixture->browser, queries[i]);
      assert_in_step (fixture);
      if (g_str_equal (queries[i], "gmail") || g_str_equal (queries[i], " gmail "))
        g_assert_cmpstr (pr_provider_get_id (g_ptr_array_index (fixture->seen, 0)), ==, "gmail");
      if (g_str_equal (queries[i], "xyzzyx"))
        g_assert_cmpuint (fixture->seen->len, ==, 0);
    }
  g_assert_cmpuint (fixture->seen->len, ==, n_all);
}

static gboolean
has_server (PrProvider *provider, PrProtocol protocol)
{
  PrProviderServer server;

  return pr_provider_find_server (provider, protocol, &server);
}

static void
test_filters (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GActionGroup *actions = pr_provider_browser_get_actions (fixture->browser);
  guint n_all = fixture->seen->len;
  guint n_pop3;

  g_action_group_activate_action (actions, "filter-pop3", NULL);
  n_pop3 = fixture->seen->len;
  g_assert_cmpuint (n_pop3, <, n_all);
  g_action_group_activate_action (actions, "filter-app-password", NULL);
  assert_in_step (fixture);
  g_assert_cmpuint (fixture->seen->len, >, 0);
  g_assert_cmpuint (fixture->seen->len, <, n_pop3);
  for (guint i = 0; i < fixture->seen->len; i++)
    g_assert_true (has_server (g_ptr_array_index (fixture->seen, i), PR_PROTOCOL_POP3));

  pr_provider_browser_set_query (fixture->browser, "xyzzyx");
  g_action_group_activate_action (actions, "clear", NULL);
  g_assert_cmpuint (fixture->seen->len, ==, n_all);
  g_assert_cmpstr (pr_provider_browser_get_query (fixture->browser), ==, "");
  assert_in_step (fixture);
}

static void
test_selection (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GActionGroup *actions = pr_provider_browser_get_actions (fixture->browser);
  PrProvider *gmail = pr_presets_lookup_id (pr_presets_get_default (), "gmail");

  g_assert_false (g_action_group_get_action_enabled (actions, "copy-settings"));
  pr_provider_browser_set_opened (fixture->browser, TRUE);
  g_assert_false (pr_provider_browser_get_opened (fixture->browser));

  pr_provider_browser_open (fixture->browser, gmail);
  g_assert_true (pr_provider_browser_get_opened (fixture->browser));
  g_action_group_activate_action (actions, "copy-settings", NULL);
  g_assert_nonnull (strstr (fixture->copied, "imap.gmail.com:993"));
  g_action_group_activate_action (actions, "copy", g_variant_new_string ("imap.gmail.com"));
  g_assert_cmpstr (fixture->copied, ==, "imap.gmail.com");

  /* What is being read stays, also where a search leaves it out. */
  pr_provider_browser_set_query (fixture->browser, "xyzzyx");
  g_assert_true (pr_provider_browser_get_selected (fixture->browser) == gmail);
  pr_provider_browser_set_selected (fixture->browser, NULL);
  g_assert_false (pr_provider_browser_get_opened (fixture->browser));
}

static void
test_other_presets (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const no_folders[] = { NULL };
  g_autoptr (PrPresets) presets = pr_presets_new (no_folders);

  pr_provider_browser_open (fixture->browser,
                            pr_presets_lookup_id (pr_presets_get_default (), "gmail"));
  pr_provider_browser_set_presets (fixture->browser, presets);
  g_assert_true (pr_provider_browser_get_selected (fixture->browser)
                 == pr_presets_lookup_id (presets, "gmail"));
  assert_in_step (fixture);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/provider-browser/search", test_search },
    { "/provider-browser/filters", test_filters },
    { "/provider-browser/selection", test_selection },
    { "/provider-browser/other-presets", test_other_presets },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
