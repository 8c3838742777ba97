/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-state-file.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define NAME "test.ini"

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "postrider", NAME, NULL);
}

static void
save (const char *group, const char *key, const char *value)
{
  g_autoptr (GKeyFile) changes = g_key_file_new ();

  g_key_file_set_string (changes, group, key, value);
  pr_state_file_save (NAME, changes);
}

static void
assert_value (const char *group, const char *key, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) file = pr_state_file_load (NAME, &error);
  g_autofree char *value = NULL;

  g_assert_no_error (error);
  value = g_key_file_get_string (file, group, key, NULL);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_nothing_yet (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pr_state_file_load (NAME, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* What is asked for last is what stays, however fast they come. */
static void
test_last_one_stays (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);

      save ("Window", "Width", value);
    }
  assert_value ("Window", "Width", "19");
}

static void
test_others_stay (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  save ("Window", "Width", "6"); /* makes the folder */
  pr_state_file_flush ();
  g_file_set_contents (path, "# mine\n[Window]\nWidth=7\nOther=a;b\\n\n\n[Else]\nKey=x\n", -1, &error);
  g_assert_no_error (error);
  save ("Window", "Width", "8");
  assert_value ("Window", "Width", "8");
  assert_value ("Else", "Key", "x");
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "# mine"));
  g_assert_nonnull (strstr (text, "Other=a;b\\n"));
}

/* What nobody understands is replaced. */
static void
test_rubbish (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GError) error = NULL;

  save ("Window", "Width", "6"); /* makes the folder */
  pr_state_file_flush ();
  g_file_set_contents (path, "rubbish", -1, &error);
  g_assert_no_error (error);
  g_assert_null (pr_state_file_load (NAME, NULL));
  save ("Window", "Width", "9");
  assert_value ("Window", "Width", "9");
}

/* Nothing comes of it, and nothing breaks. */
static void
test_cannot_be_written (void)
{
  g_autofree char *path = dup_path ();

  save ("Window", "Width", "6");
  pr_state_file_flush ();
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  save ("Window", "Width", "10");
  g_assert_null (pr_state_file_load (NAME, NULL));
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_summary ("Small files of settings, written in a thread: in order, whole, and nothing else lost.");

  g_test_add_func ("/state-file/nothing-yet", test_nothing_yet);
  g_test_add_func ("/state-file/last-one-stays", test_last_one_stays);
  g_test_add_func ("/state-file/others-stay", test_others_stay);
  g_test_add_func ("/state-file/rubbish", test_rubbish);
  g_test_add_func ("/state-file/cannot-be-written", test_cannot_be_written);
  return g_test_run ();
}
