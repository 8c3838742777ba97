/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-command.h"

#include <string.h>

static void
test_two_faces (void)
{
  g_autoptr (PrCommand) command = pr_command_new ();
  g_autoptr (PrSecret) password = pr_secret_new ("open sesame", -1);
  g_autoptr (PrSecret) wire = NULL;
  g_autofree char *shown = NULL;

  pr_command_add (command, "a1 LOGIN ");
  pr_command_add (command, "ann");
  pr_command_add (command, " ");
  pr_command_add_secret (command, password);
  pr_command_end_line (command);
  pr_command_add (command, "a2 LOGOUT");
  pr_command_end_line (command);

  g_assert_true (pr_command_is_valid (command));
  wire = pr_command_to_wire (command);
  g_assert_cmpmem (pr_secret_get_text (wire), pr_secret_get_size (wire),
                   "a1 LOGIN ann open sesame\r\na2 LOGOUT\r\n",
                   strlen ("a1 LOGIN ann open sesame\r\na2 LOGOUT\r\n"));
  shown = pr_command_to_shown (command);
  g_assert_cmpstr (shown, ==, "a1 LOGIN ann •••\r\na2 LOGOUT\r\n");
}

static void
test_empty (void)
{
  g_autoptr (PrCommand) command = pr_command_new ();
  g_autoptr (PrSecret) nothing = pr_secret_new ("", 0);
  g_autoptr (PrSecret) wire = NULL;
  g_autofree char *shown = NULL;

  pr_command_add (command, "");
  pr_command_add_secret (command, nothing);
  pr_command_end_line (command);
  wire = pr_command_to_wire (command);
  g_assert_cmpmem (pr_secret_get_text (wire), pr_secret_get_size (wire), "\r\n", 2);
  shown = pr_command_to_shown (command);
  g_assert_cmpstr (shown, ==, "•••\r\n");
}

/* The secret alone, so that what is wrong with it does not show by its length either. */
static void
test_length_is_not_shown (void)
{
  g_autofree char *long_text = g_strnfill (4096, 'x');
  g_autoptr (PrSecret) secret = pr_secret_new (long_text, -1);
  g_autoptr (PrCommand) command = pr_command_new ();
  g_autofree char *shown = NULL;

  pr_command_add_secret (command, secret);
  shown = pr_command_to_shown (command);
  g_assert_cmpstr (shown, ==, "•••");
}

static void
test_line_breaks (void)
{
#define ROW(text, valid)                                                                           \
  {                                                                                                \
    text, sizeof text - 1, valid                                                                   \
  }
  static const struct
  {
    const char *text;
    gsize n_bytes;
    gboolean valid;
  } rows[] = {
    ROW ("ann", TRUE),
    ROW ("ann\r\nQUIT", FALSE),
    ROW ("ann\n", FALSE),
    ROW ("\rann", FALSE),
    ROW ("\n", FALSE),
    ROW ("a\tb \x7f \xff", TRUE),
    ROW ("", TRUE),
  };
  static const struct
  {
    const char *text;
    gsize n_bytes;
    gboolean valid;
  } secret_rows[] = {
    ROW ("a\0b", FALSE),
    ROW ("\0", FALSE),
    ROW ("ab\0", FALSE),
  };
#undef ROW

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrCommand) with_text = pr_command_new ();
      g_autoptr (PrCommand) with_secret = pr_command_new ();
      g_autoptr (PrSecret) secret = pr_secret_new (rows[i].text, (gssize) rows[i].n_bytes);

      pr_command_add (with_text, rows[i].text);
      pr_command_end_line (with_text);
      g_assert_cmpint (pr_command_is_valid (with_text), ==, rows[i].valid);
      pr_command_add_secret (with_secret, secret);
      pr_command_end_line (with_secret);
      g_assert_cmpint (pr_command_is_valid (with_secret), ==, rows[i].valid);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (secret_rows); i++)
    {
      g_autoptr (PrCommand) command = pr_command_new ();
      g_autoptr (PrSecret) secret =
          pr_secret_new (secret_rows[i].text, (gssize) secret_rows[i].n_bytes);

      pr_command_add_secret (command, secret);
      g_assert_cmpint (pr_command_is_valid (command), ==, secret_rows[i].valid);
    }
}

/* One bad part is enough, and nothing that follows makes it good again. */
static void
test_stays_invalid (void)
{
  g_autoptr (PrCommand) command = pr_command_new ();

  pr_command_add (command, "USER ");
  pr_command_add (command, "ann\r\nDELE 1");
  pr_command_end_line (command);
  pr_command_add (command, "NOOP");
  pr_command_end_line (command);
  g_assert_false (pr_command_is_valid (command));
}

static void
add_size (gpointer secret, gpointer data)
{
  *(gsize *) data += pr_secret_get_size (secret);
}

static void
test_foreach_secret (void)
{
  g_autoptr (PrCommand) command = pr_command_new ();
  g_autoptr (PrSecret) secret = pr_secret_new ("open sesame", -1);
  gsize n_bytes = 0;

  pr_command_add (command, "PASS ");
  pr_command_add_secret (command, secret);
  pr_command_end_line (command);
  pr_command_foreach_secret (command, add_size, &n_bytes);
  g_assert_cmpuint (n_bytes, ==, strlen ("open sesame"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command/two-faces", test_two_faces);
  g_test_add_func ("/command/empty", test_empty);
  g_test_add_func ("/command/length-is-not-shown", test_length_is_not_shown);
  g_test_add_func ("/command/line-breaks", test_line_breaks);
  g_test_add_func ("/command/stays-invalid", test_stays_invalid);
  g_test_add_func ("/command/foreach-secret", test_foreach_secret);
  return g_test_run ();
}
