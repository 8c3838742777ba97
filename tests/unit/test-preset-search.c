/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-fold.h"
#include "pr-preset-search.h"

static PrPresets *presets;

static void
test_fold (void)
{
  static const char *const rows[][2] = {
    { "", "" },
    { "Gmail", "gmail" },
    { "  Český   HOSTING ", "cesky hosting" },
    { "ETH Zürich", "eth zurich" },
    { "Zu\xcc\x88rich", "zurich" },
    { "Gießen", "giessen" },
    { "Łódź Ørsted", "lodz orsted" },
    { "IONOS / 1&1 (Germany)", "ionos 1 1 germany" },
    { "T-Online", "t-online" },
    { "web.de", "web.de" },
    { "ＧＭＡＩＬ", "gmail" },
    { "İstanbul", "istanbul" },
    { "ぷらら", "ふらら" },
    { "\xff", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = pr_preset_fold (rows[i][0]);

      g_assert_cmpstr (folded, ==, rows[i][1]);
    }
}

/* What stands first. */
static void
test_first (void)
{
  static const char *const rows[][2] = {
    { "gmail", "gmail" },
    { "GMAIL", "gmail" },
    { "gm", "gmail" },
    { "gmial", "gmail" },
    { "gmal", "gmail" },
    { "googlemail.com", "gmail" },
    { "ann@web.de", "web-de" },
    { "hotmail", "outlook" },
    { "hotmial", "outlook" },
    { "microsoft", "microsoft-365" },
    { "office 365", "microsoft-365" },
    { "365 microsoft", "microsoft-365" },
    { "zurich", "ethz" },
    { "zürich", "ethz" },
    { "cesky", "cesky-hosting" },
    { "yandx", "yandex" },
    { "t-online", "t-online" },
    { "imap.seznam.cz", "seznam" },
    { "securemail.a1.net", "a1-at" },
    { "ぷらら", "plala" },
    { "ロリポップ", "lolipop" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = pr_presets_search (presets, rows[i][0]);

      g_test_message ("%s", rows[i][0]);
      g_assert_cmpuint (found->len, >=, 1);
      g_assert_cmpstr (pr_provider_get_id (g_ptr_array_index (found, 0)), ==, rows[i][1]);
    }
}

static void
test_none (void)
{
  static const char *const rows[] = { "qqqqqqqq", "no such provider", "gmail web.de",
                                      "xyzzy.example" };
  g_autofree char *long_query = g_strnfill (PR_PRESET_SEARCH_MAX_CHARS + 1, 'a');
  g_autoptr (GPtrArray) too_long = pr_presets_search (presets, long_query);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = pr_presets_search (presets, rows[i]);

      g_test_message ("%s", rows[i]);
      g_assert_cmpuint (found->len, ==, 0);
    }
  g_assert_cmpuint (too_long->len, ==, 0);
}

static guint
get_place (GPtrArray *found, const char *id)
{
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (pr_provider_get_id (g_ptr_array_index (found, i)), id))
      return i;
  return found->len;
}

/* The whole domain before the name's beginning, that before a word, a part and a slip; and in each
 * of these the better known first. */
static void
test_order (void)
{
  g_autoptr (GPtrArray) zoho = pr_presets_search (presets, "zoho");
  g_autoptr (GPtrArray) mail = pr_presets_search (presets, "mail.com");
  g_autoptr (GPtrArray) spectrum = pr_presets_search (presets, "spectrum");
  g_autoptr (GPtrArray) all = pr_presets_search (presets, "");

  g_assert_cmpuint (get_place (zoho, "zoho"), ==, 0);
  g_assert_cmpuint (get_place (zoho, "zoho-pro"), <, get_place (zoho, "zoho-pro-in"));
  g_assert_cmpuint (get_place (mail, "mail-com"), ==, 0);
  g_assert_cmpuint (get_place (mail, "gmail"), <, mail->len);
  g_assert_cmpuint (get_place (spectrum, "spectrum-charter"), <,
                    get_place (spectrum, "spectrum-brighthouse"));

  g_assert_cmpuint (all->len, ==, g_list_model_get_n_items (G_LIST_MODEL (presets)));
  g_assert_cmpuint (pr_provider_get_fame (g_ptr_array_index (all, 0)), ==, PR_PROVIDER_MAX_FAME);
}

int
main (int argc, char *argv[])
{
  static const char *const no_folders[] = { NULL };
  int status;

  g_test_init (&argc, &argv, NULL);
  presets = pr_presets_new (no_folders);
  g_test_add_func ("/preset-search/fold", test_fold);
  g_test_add_func ("/preset-search/first", test_first);
  g_test_add_func ("/preset-search/none", test_none);
  g_test_add_func ("/preset-search/order", test_order);
  status = g_test_run ();
  g_object_unref (presets);
  return status;
}
