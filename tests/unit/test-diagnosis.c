/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-diagnosis.h"

static void
test_from_catalogue (void)
{
  const PrCatalogueFacts facts = { .host = "imap.example.org",
                                   .code = 535,
                                   .enhanced_code = "5.7.8" };
  g_autoptr(PrDiagnosis) diagnosis =
      pr_diagnosis_new (PR_DIAGNOSIS_WRONG_CREDENTIALS, &facts, "535 5.7.8 no\r\n");
  g_autofree char *title = pr_catalogue_dup_title (PR_DIAGNOSIS_WRONG_CREDENTIALS, &facts);
  g_autofree char *explanation =
      pr_catalogue_dup_explanation (PR_DIAGNOSIS_WRONG_CREDENTIALS, &facts);
  int login_at;
  g_auto(GStrv) advice =
      pr_catalogue_dup_advice (PR_DIAGNOSIS_WRONG_CREDENTIALS, &facts, &login_at);

  g_assert_cmpint (pr_diagnosis_get_id (diagnosis), ==, PR_DIAGNOSIS_WRONG_CREDENTIALS);
  g_assert_cmpstr (pr_diagnosis_get_title (diagnosis), ==, title);
  g_assert_cmpstr (pr_diagnosis_get_explanation (diagnosis), ==, explanation);
  g_assert_cmpstr (pr_diagnosis_get_evidence (diagnosis), ==, "535 5.7.8 no");
  g_assert_cmpint (pr_diagnosis_get_code (diagnosis), ==, 535);
  g_assert_cmpstr (pr_diagnosis_get_enhanced_code (diagnosis), ==, "5.7.8");
  g_assert_cmpuint (pr_diagnosis_get_n_fixes (diagnosis), ==, g_strv_length (advice));
  for (guint i = 0; advice[i] != NULL; i++)
    {
      PrFix *fix = pr_diagnosis_get_fix (diagnosis, i);

      g_assert_cmpint (pr_fix_get_kind (fix), ==, PR_FIX_ADVICE);
      g_assert_cmpstr (pr_fix_get_title (fix), ==, advice[i]);
    }
}

static void
test_without_facts (void)
{
  g_autoptr(PrDiagnosis) diagnosis = pr_diagnosis_new (PR_DIAGNOSIS_OFFLINE, NULL, NULL);

  g_assert_cmpstr (pr_diagnosis_get_evidence (diagnosis), ==, "");
  g_assert_cmpint (pr_diagnosis_get_code (diagnosis), ==, 0);
  g_assert_null (pr_diagnosis_get_enhanced_code (diagnosis));
}

static void
test_hostile_evidence (void)
{
  g_autofree char *huge = g_strnfill (1 << 20, 'x');
  g_autoptr(PrDiagnosis) diagnosis = pr_diagnosis_new (PR_DIAGNOSIS_UNCLASSIFIED, NULL, huge);
  g_autoptr(PrDiagnosis) control =
      pr_diagnosis_new (PR_DIAGNOSIS_UNCLASSIFIED, NULL, "a\033[2J\r\nb \342\200\256c\xff");

  g_assert_cmpint (g_utf8_strlen (pr_diagnosis_get_evidence (diagnosis), -1), ==,
                   PR_DIAGNOSIS_EVIDENCE_MAX_CHARS + 1);
  g_assert_cmpstr (pr_diagnosis_get_evidence (control), ==, "a [2J b c\357\277\275");
}

static void
test_own_fixes_first (void)
{
  const PrServiceChange port = { .fields = PR_SERVICE_PORT, .port = 587 };
  g_autoptr(GPtrArray) fixes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PrDiagnosis) plain =
      pr_diagnosis_new (PR_DIAGNOSIS_CONNECTION_REFUSED, NULL, "refused");
  g_autoptr(PrDiagnosis) diagnosis = NULL;

  g_ptr_array_add (fixes, pr_fix_new_change ("Use port 587", &port, PR_VERIFIED_UNTRIED));
  g_ptr_array_add (fixes, pr_fix_new_link ("Help page", "https://example.org/"));
  diagnosis =
      pr_diagnosis_new_with_fixes (PR_DIAGNOSIS_CONNECTION_REFUSED, NULL, "refused", fixes);

  g_assert_cmpuint (pr_diagnosis_get_n_fixes (diagnosis), ==,
                    2 + pr_diagnosis_get_n_fixes (plain));
  g_assert_true (pr_diagnosis_get_fix (diagnosis, 0) == fixes->pdata[0]);
  g_assert_true (pr_diagnosis_get_fix (diagnosis, 1) == fixes->pdata[1]);
  g_assert_cmpstr (pr_fix_get_title (pr_diagnosis_get_fix (diagnosis, 2)), ==,
                   pr_fix_get_title (pr_diagnosis_get_fix (plain, 0)));
}

static void
test_copy (void)
{
  const PrCatalogueFacts facts = { .code = 550, .enhanced_code = "5.1.1" };
  g_autoptr(GPtrArray) fixes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PrDiagnosis) diagnosis =
      pr_diagnosis_new (PR_DIAGNOSIS_RECIPIENT_UNKNOWN, &facts, "no such user");
  guint n_before = pr_diagnosis_get_n_fixes (diagnosis);
  g_autoptr(PrDiagnosis) copy = NULL;
  g_autoptr(PrDiagnosis) bare = NULL;

  g_ptr_array_add (fixes, pr_fix_new_advice ("Ask by phone"));
  copy = pr_diagnosis_copy_with_fixes (diagnosis, fixes);
  bare = pr_diagnosis_copy_with_fixes (diagnosis, NULL);

  g_assert_cmpint (pr_diagnosis_get_id (copy), ==, PR_DIAGNOSIS_RECIPIENT_UNKNOWN);
  g_assert_cmpstr (pr_diagnosis_get_title (copy), ==, pr_diagnosis_get_title (diagnosis));
  g_assert_cmpstr (pr_diagnosis_get_explanation (copy), ==,
                   pr_diagnosis_get_explanation (diagnosis));
  g_assert_cmpstr (pr_diagnosis_get_evidence (copy), ==, "no such user");
  g_assert_cmpint (pr_diagnosis_get_code (copy), ==, 550);
  g_assert_cmpstr (pr_diagnosis_get_enhanced_code (copy), ==, "5.1.1");
  g_assert_cmpuint (pr_diagnosis_get_n_fixes (copy), ==, 1);
  g_assert_cmpuint (pr_diagnosis_get_n_fixes (bare), ==, 0);
  g_assert_cmpuint (pr_diagnosis_get_n_fixes (diagnosis), ==, n_before);
}

static gpointer
make_in_worker (gpointer data G_GNUC_UNUSED)
{
  return pr_diagnosis_new (PR_DIAGNOSIS_SERVER_BUSY, NULL, "421 busy");
}

static void
test_from_worker (void)
{
  g_autoptr(GThread) thread = g_thread_new ("worker", make_in_worker, NULL);
  g_autoptr(PrDiagnosis) diagnosis = g_thread_join (g_steal_pointer (&thread));
  g_autoptr(GListModel) model = pr_diagnosis_dup_fixes_model (diagnosis);
  g_autofree char *title = NULL;
  g_autofree char *explanation = NULL;
  g_autofree char *evidence = NULL;

  g_assert_true (g_list_model_get_item_type (model) == PR_TYPE_FIX);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, pr_diagnosis_get_n_fixes (diagnosis));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(PrFix) fix = g_list_model_get_item (model, i);

      g_assert_true (fix == pr_diagnosis_get_fix (diagnosis, i));
    }

  g_object_get (diagnosis, "title", &title, "explanation", &explanation, "evidence", &evidence,
                NULL);
  g_assert_cmpstr (title, ==, pr_diagnosis_get_title (diagnosis));
  g_assert_cmpstr (explanation, ==, pr_diagnosis_get_explanation (diagnosis));
  g_assert_cmpstr (evidence, ==, "421 busy");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnosis/from-catalogue", test_from_catalogue);
  g_test_add_func ("/diagnosis/without-facts", test_without_facts);
  g_test_add_func ("/diagnosis/hostile-evidence", test_hostile_evidence);
  g_test_add_func ("/diagnosis/own-fixes-first", test_own_fixes_first);
  g_test_add_func ("/diagnosis/copy", test_copy);
  g_test_add_func ("/diagnosis/from-worker", test_from_worker);
  return g_test_run ();
}
