/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-script-log.h"

#include <string.h>

static void
test_attempts (void)
{
  static const struct
  {
    const char *line;
    guint n_attempts;
  } rows[] = {
    { "AUTH PLAIN AGE=", 1 },
    { "auth login", 1 },
    { "AUTH", 0 },
    { "PASS x", 1 },
    { "USER x", 0 },
    { "APOP ann 00ff", 1 },
    { "a1 LOGIN ann x", 1 },
    { "a1 login {3}\r\nann {1}\r\nx", 1 },
    { "a1 AUTHENTICATE PLAIN", 1 },
    { "a1 LOGOUT", 0 },
    { "a1 LOGIN", 0 },
    { "AUTHENTICATE PLAIN", 0 },
    { "EHLO LOGIN", 0 },
    { "", 0 },
    { " ", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrScriptLog) log = pr_script_log_new ();

      pr_script_log_add_line (log, rows[i].line, strlen (rows[i].line));
      g_assert_cmpuint (pr_script_log_get_n_attempts (log), ==, rows[i].n_attempts);
    }
}

static void
test_channels (void)
{
  g_autoptr (PrScriptLog) log = pr_script_log_new ();
  g_autoptr (GBytes) received = NULL;
  g_autoptr (GBytes) said = NULL;

  g_assert_false (pr_script_log_contains (log, PR_SCRIPT_CHANNEL_CLEAR, "a"));
  pr_script_log_add_received (log, PR_SCRIPT_CHANNEL_CLEAR, (const guint8 *) "a\0b", 3);
  pr_script_log_add_received (log, PR_SCRIPT_CHANNEL_CLEAR, (const guint8 *) "cd", 2);
  pr_script_log_add_received (log, PR_SCRIPT_CHANNEL_ENCRYPTED, (const guint8 *) "e", 1);
  received = pr_script_log_dup_received (log, PR_SCRIPT_CHANNEL_CLEAR);
  g_assert_cmpmem (g_bytes_get_data (received, NULL), g_bytes_get_size (received), "a\0bcd", 5);
  g_assert_true (pr_script_log_contains (log, PR_SCRIPT_CHANNEL_CLEAR, "bc"));
  g_assert_false (pr_script_log_contains (log, PR_SCRIPT_CHANNEL_CLEAR, "e"));
  g_assert_true (pr_script_log_contains (log, PR_SCRIPT_CHANNEL_ENCRYPTED, "e"));

  pr_script_log_add_said (log, "f\r\n", 3);
  pr_script_log_add_said (log, "g\r\n", 3);
  said = pr_script_log_dup_said (log);
  g_assert_cmpmem (g_bytes_get_data (said, NULL), g_bytes_get_size (said), "f\r\ng\r\n", 6);
  g_assert_false (pr_script_log_contains (log, PR_SCRIPT_CHANNEL_CLEAR, "f"));
}

static void
test_bounds (void)
{
  g_autoptr (PrScriptLog) log = pr_script_log_new ();
  g_autofree guint8 *block = g_malloc0 (PR_SCRIPT_LOG_MAX_BYTES / 2 + 100);
  g_autoptr (GBytes) received = NULL;
  g_auto (GStrv) failures = NULL;

  for (gsize i = 0; i < 3; i++)
    pr_script_log_add_received (log, PR_SCRIPT_CHANNEL_CLEAR, block,
                                PR_SCRIPT_LOG_MAX_BYTES / 2 + 100);
  received = pr_script_log_dup_received (log, PR_SCRIPT_CHANNEL_CLEAR);
  g_assert_cmpuint (g_bytes_get_size (received), ==, PR_SCRIPT_LOG_MAX_BYTES);
  g_assert_cmpuint (pr_script_log_get_n_bytes (log, PR_SCRIPT_CHANNEL_CLEAR), ==,
                    3 * (PR_SCRIPT_LOG_MAX_BYTES / 2 + 100));

  for (gsize i = 0; i < 1000; i++)
    pr_script_log_take_failure (log, g_strdup_printf ("%" G_GSIZE_FORMAT, i));
  failures = pr_script_log_dup_failures (log);
  g_assert_cmpuint (g_strv_length (failures), ==, 64);
  g_assert_cmpstr (failures[63], ==, "63");
}

static void
test_counts (void)
{
  g_autoptr (PrScriptLog) log = pr_script_log_new ();
  g_autofree char *server_name = NULL;

  pr_script_log_add_connection (log);
  pr_script_log_add_handshake (log, NULL);
  pr_script_log_add_handshake (log, "mail.test");
  pr_script_log_add_message (log);
  server_name = pr_script_log_dup_server_name (log);
  g_assert_cmpuint (pr_script_log_get_n_connections (log), ==, 1);
  g_assert_cmpuint (pr_script_log_get_n_handshakes (log), ==, 2);
  g_assert_cmpuint (pr_script_log_get_n_messages (log), ==, 1);
  g_assert_cmpstr (server_name, ==, "mail.test");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script-log/attempts", test_attempts);
  g_test_add_func ("/script-log/channels", test_channels);
  g_test_add_func ("/script-log/bounds", test_bounds);
  g_test_add_func ("/script-log/counts", test_counts);
  return g_test_run ();
}
