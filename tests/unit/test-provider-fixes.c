/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-diagnosis.h"
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

static void
test_help_page (void)
{
  g_autoptr (PrFix) page =
      pr_provider_fixes_new_help_page (PR_DIAGNOSIS_CONNECTION_REFUSED, "ann@gmail.com");
  const PrCatalogueFacts facts = { .email = "ann@gmail.com" };
  g_autoptr (PrDiagnosis) diagnosis =
      pr_diagnosis_new (PR_DIAGNOSIS_CONNECTION_REFUSED, &facts, NULL);
  guint n_fixes = pr_diagnosis_get_n_fixes (diagnosis);

  g_test_summary ("The help pages as such stand behind all that is more to the point");

  g_assert_cmpint (pr_fix_get_kind (page), ==, PR_FIX_LINK);
  g_assert_cmpstr (pr_fix_get_url (pr_diagnosis_get_fix (diagnosis, n_fixes - 1)), ==,
                   pr_fix_get_url (page));
  for (guint i = 0; i + 1 < n_fixes; i++)
    g_assert_cmpint (pr_fix_get_kind (pr_diagnosis_get_fix (diagnosis, i)), ==, PR_FIX_ADVICE);
  g_assert_null (
      pr_provider_fixes_new_help_page (PR_DIAGNOSIS_RECIPIENT_UNKNOWN, "ann@gmail.com"));
  g_assert_null (
      pr_provider_fixes_new_help_page (PR_DIAGNOSIS_CONNECTION_REFUSED, "ann@nowhere.example"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/provider-fixes/app-password", test_app_password);
  g_test_add_func ("/provider-fixes/unknown-provider", test_unknown_provider);
  g_test_add_func ("/provider-fixes/only-where-it-helps", test_only_where_it_helps);
  g_test_add_func ("/provider-fixes/help-page", test_help_page);
  return g_test_run ();
}
