/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-error-list.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define UNKNOWN_USER "550 5.1.1 <bob@example.org>: User unknown"
#define WRONG_PASSWORD "535 5.7.8 Error: authentication failed"

static void
wait (PrErrorList *list)
{
  while (pr_error_list_get_state (list) == PR_ERROR_LIST_READING)
    g_main_context_iteration (NULL, TRUE);
}

/* “COUNT ID” of each group. */
static char *
dup_groups (PrErrorList *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PrErrorGroup) group = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (
          text, "%s%u %s", i == 0 ? "" : ", ", (guint) pr_error_group_get_count (group),
          pr_diagnosis_id_get_word (pr_diagnosis_get_id (pr_error_group_get_diagnosis (group))));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    const char *groups;
    const char *summary;
    PrErrorListState state;
  } rows[] = {
    { "", "", "", PR_ERROR_LIST_EMPTY },
    { " \r\n\t", "", "", PR_ERROR_LIST_EMPTY },
    { "good morning", "", "Nothing in it looks like an error that Postrider knows.",
      PR_ERROR_LIST_DONE },
    { WRONG_PASSWORD, "1 wrong-credentials", "1 error found", PR_ERROR_LIST_DONE },
    { "  " WRONG_PASSWORD "\n\n", "1 wrong-credentials", "1 error found", PR_ERROR_LIST_DONE },
    { "250 2.1.5 OK", "1 no-error", "1 error found", PR_ERROR_LIST_DONE },
    /* Those first of which there are most. */
    { WRONG_PASSWORD "\n" UNKNOWN_USER "\nhello\n" UNKNOWN_USER "\n",
      "2 recipient-unknown, 1 wrong-credentials", "3 errors found", PR_ERROR_LIST_DONE },
  };
  g_autoptr (PrErrorList) list = pr_error_list_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *groups = NULL;

      g_test_message ("“%s”", rows[i].text);
      pr_error_list_read_text (list, rows[i].text);
      wait (list);
      groups = dup_groups (list);
      g_assert_cmpstr (groups, ==, rows[i].groups);
      g_assert_cmpstr (pr_error_list_get_summary (list), ==, rows[i].summary);
      g_assert_cmpint (pr_error_list_get_state (list), ==, rows[i].state);
    }
}

static void
test_examples (void)
{
  g_autoptr (PrErrorList) list = pr_error_list_new ();
  g_autoptr (PrErrorGroup) group = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *count = NULL;

  pr_error_list_read_text (list, "550 5.1.1 <a@b.test>: User unknown\n"
                                 "550 5.1.1 <a@b.test>: User unknown\n"
                                 "550 5.1.1 <c@b.test>: User unknown\n"
                                 "550 5.1.1 <d@b.test>: User unknown\n"
                                 "550 5.1.1 <e@b.test>: User unknown\n");
  wait (list);
  group = g_list_model_get_item (G_LIST_MODEL (list), 0);
  count = pr_error_group_dup_count_text (group);
  evidence = pr_error_group_dup_evidence (group);
  g_assert_cmpstr (count, ==, "5 times");
  g_assert_cmpuint (pr_error_group_get_first_line (group), ==, 1);
  g_assert_cmpstr (evidence, ==,
                   "Line 1:\n550 5.1.1 <a@b.test>: User unknown\n\n"
                   "Line 3:\n550 5.1.1 <c@b.test>: User unknown\n\n"
                   "Line 4:\n550 5.1.1 <d@b.test>: User unknown");
}

/* Only the last of several texts counts, in whatever order their threads come to an end. */
static void
test_overtaken (void)
{
  g_autoptr (PrErrorList) list = pr_error_list_new ();
  g_autofree char *groups = NULL;

  pr_error_list_read_text (list, UNKNOWN_USER);
  pr_error_list_read_text (list, "");
  pr_error_list_read_text (list, WRONG_PASSWORD);
  wait (list);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  groups = dup_groups (list);
  g_assert_cmpstr (groups, ==, "1 wrong-credentials");
}

static GFile *
write_file (const char *content)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("pr-errors-XXXXXX.log", &path, &error);

  g_assert_no_error (error);
  close (fd);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

static void
test_file (void)
{
  g_autoptr (PrErrorList) list = pr_error_list_new ();
  GActionGroup *actions = pr_error_list_get_actions (list);
  g_autoptr (GFile) file = write_file (WRONG_PASSWORD "\n" UNKNOWN_USER "\n");
  g_autofree char *groups = NULL;

  g_assert_false (g_action_group_get_action_enabled (actions, "clear"));
  pr_error_list_read_file (list, file);
  g_assert_true (g_action_group_get_action_enabled (actions, "cancel"));
  wait (list);
  groups = dup_groups (list);
  g_assert_cmpstr (groups, ==, "1 wrong-credentials, 1 recipient-unknown");
  g_assert_true (g_str_has_prefix (pr_error_list_get_file_name (list), "pr-errors-"));
  g_assert_true (g_str_has_prefix (pr_error_list_get_summary (list), "2 errors found in "));
  g_assert_false (g_action_group_get_action_enabled (actions, "cancel"));

  g_action_group_activate_action (actions, "clear", NULL);
  g_assert_null (pr_error_list_get_file_name (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpint (pr_error_list_get_state (list), ==, PR_ERROR_LIST_EMPTY);
  g_file_delete (file, NULL, NULL);
}

static void
test_no_file (void)
{
  g_autoptr (PrErrorList) list = pr_error_list_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/postrider.log");

  pr_error_list_read_file (list, file);
  wait (list);
  g_assert_cmpint (pr_error_list_get_state (list), ==, PR_ERROR_LIST_FAILED);
  g_assert_true (g_str_has_prefix (pr_error_list_get_summary (list), "It could not be read: "));
}

static void
test_cancel (void)
{
  g_autoptr (PrErrorList) list = pr_error_list_new ();
  /* Never at its end. */
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/zero");

  pr_error_list_read_file (list, file);
  pr_error_list_cancel (list);
  wait (list);
  g_assert_cmpint (pr_error_list_get_state (list), ==, PR_ERROR_LIST_CANCELLED);

  /* And where nobody waits for it any more. */
  pr_error_list_read_file (list, file);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error-list/texts", test_texts);
  g_test_add_func ("/error-list/examples", test_examples);
  g_test_add_func ("/error-list/overtaken", test_overtaken);
  g_test_add_func ("/error-list/file", test_file);
  g_test_add_func ("/error-list/no-file", test_no_file);
  g_test_add_func ("/error-list/cancel", test_cancel);
  return g_test_run ();
}
