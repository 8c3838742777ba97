/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-fix.h"
#include "pr-provider-fixes.h"

static gboolean
has_link (GPtrArray *fixes, const char *url)
{
  for (guint i = 0; i < fixes->len; i++)
    if (g_strcmp0 (pr_fix_get_url (fixes->pdata[i]), url) == 0)
      return TRUE;
  return FALSE;
}

static void
test_app_password (void)
{
  g_autoptr (GPtrArray) fixes =
      pr_provider_fixes_new (PR_DIAGNOSIS_APP_PASSWORD_REQUIRED, "ann@gmail.com");

  g_assert_true (has_link (fixes, "https://myaccount.google.com/apppasswords"));
  for (guint i = 0; i < fixes->len; i++)
    g_assert_cmpint (pr_fix_get_kind (fixes->pdata[i]), !=, PR_FIX_CHANGE);
}

static void
test_unknown_provider (void)
{
  g_autoptr (GPtrArray) fixes =
      pr_provider_fixes_new (PR_DIAGNOSIS_WRONG_CREDENTIALS, "ann@nowhere.example");

  g_assert_cmpuint (fixes->len, ==, 0);
}

static void
test_only_where_it_helps (void)
{
  g_autoptr (GPtrArray) recipient =
      pr_provider_fixes_new (PR_DIAGNOSIS_RECIPIENT_UNKNOWN, "ann@gmail.com");
  g_autoptr (GPtrArray) network = pr_provider_fixes_new (PR_DIAGNOSIS_OFFLINE, "ann@gmail.com");

  g_assert_cmpuint (recipient->len, ==, 0);
  g_assert_cmpuint (network->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/provider-fixes/app-password", test_app_password);
  g_test_add_func ("/provider-fixes/unknown-provider", test_unknown_provider);
  g_test_add_func ("/provider-fixes/only-where-it-helps", test_only_where_it_helps);
  return g_test_run ();
}
