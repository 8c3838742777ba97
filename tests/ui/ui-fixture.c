/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include <glib/gstdio.h>

/**
 * pr_ui_fixture_set_up:
 *
 * Starts the server, with an authority of its own.
 */
void
pr_ui_fixture_set_up (PrUiFixture *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrSecret) password = pr_secret_new (PR_UI_PASSWORD, -1);
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("pr-ca-XXXXXX.pem", &self->ca_file, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  self->server = pr_script_server_new (PR_UI_USER, password, &error);
  g_assert_no_error (error);
  pr_test_authority_write_pem (pr_script_server_get_authority (self->server), self->ca_file,
                               &error);
  g_assert_no_error (error);
}

/**
 * pr_ui_fixture_tear_down:
 *
 * Ends it.
 */
void
pr_ui_fixture_tear_down (PrUiFixture *self, gconstpointer data G_GNUC_UNUSED)
{
  pr_script_server_stop (self->server);
  g_clear_object (&self->server);
  g_remove (self->ca_file);
  g_free (self->ca_file);
}

/**
 * pr_ui_fixture_add_talk:
 * @name: of a file in `talks/`, without its suffix
 *
 * Returns: (transfer full): the port where it is played, as text
 */
char *
pr_ui_fixture_add_talk (PrUiFixture *self, const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".talk", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "talks", file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTalk) talk = pr_talk_load (file, &error);
  guint16 port;

  g_assert_no_error (error);
  port = pr_script_server_add_talk (self->server, talk, 0, &error);
  g_assert_no_error (error);
  return g_strdup_printf ("%u", port);
}

/**
 * pr_ui_fixture_fill_in:
 * @password: as it is typed
 * @imap_port: where to fetch mail
 * @smtp_port: where to send it
 *
 * Begins to set up an account and types all that a test of it needs.
 */
void
pr_ui_fixture_fill_in (PrUiWindow *window,
                       const char *password,
                       const char *imap_port,
                       const char *smtp_port)
{
  pr_ui_window_open_setup (window);
  pr_ui_window_type_into (window, "Name", "Änn Lee");
  pr_ui_window_type_into (window, "E-mail address", PR_UI_USER);
  pr_ui_window_type_into (window, "Password", password);
  pr_ui_window_type_into (window, "IMAP server", "127.0.0.1");
  pr_ui_window_type_into (window, "IMAP port", imap_port);
  pr_ui_window_type_into (window, "SMTP server", "127.0.0.1");
  pr_ui_window_type_into (window, "SMTP port", smtp_port);
}
