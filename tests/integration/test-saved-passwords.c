/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring-world.h"
#include "pr-wizard.h"
#include "temp-folder.h"

#include <glib/gstdio.h>
#include <locale.h>

/* What becomes of the passwords in the keyring when an account is edited, copied and removed. */

#define ADDRESS "ann@example.org"
#define DOMAIN "example.org"
#define PASSWORD "open sesame"
#define SENDING_PASSWORD "another word"

/* Longer than the keyring takes, also where the machine is busy. */
#define LONG_MS 60000

static PrPasswordStore *
passwords_new (void)
{
  PrPasswordStore *passwords = pr_password_store_new ();

  pr_password_store_set_time_limits (passwords, LONG_MS, LONG_MS);
  return passwords;
}

typedef struct
{
  char *folder;
  PrPasswordStore *passwords;
  PrAccounts *accounts;
} Fixture;

static void
fixture_set_up (Fixture *self)
{
  g_autoptr (PrAccountStore) store = NULL;

  self->folder = g_dir_make_tmp ("pr-saved-passwords-XXXXXX", NULL);
  store = pr_account_store_new (self->folder);
  self->passwords = passwords_new ();
  self->accounts = pr_accounts_new (store, self->passwords);
}

static void
settle (Fixture *self)
{
  while (pr_accounts_get_changing (self->accounts))
    g_main_context_iteration (NULL, TRUE);
}

static void
fixture_clear (Fixture *self)
{
  settle (self);
  g_object_unref (self->accounts);
  g_object_unref (self->passwords);
  temp_folder_remove (self->folder);
  g_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

typedef struct
{
  gboolean ended;
  PrSecret *secret;
} Lookup;

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Lookup *lookup = user_data;
  PrKeyringState keyring;
  g_autoptr (GError) error = NULL;

  pr_password_store_lookup_finish (PR_PASSWORD_STORE (source), result, &lookup->secret, &keyring,
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpint (keyring, ==, PR_KEYRING_OK);
  lookup->ended = TRUE;
}

/* What is in the keyring itself: another store does not know what the first remembers. */
static void
assert_kept (PrLoginKind kind, const char *username, const char *domain, const char *expected)
{
  g_autoptr (PrPasswordStore) passwords = passwords_new ();
  g_autoptr (PrLogin) login = pr_login_new (kind, username, domain);
  g_autoptr (PrSecret) secret = NULL;
  Lookup lookup = { 0 };

  pr_password_store_lookup_async (passwords, login, NULL, on_looked_up, &lookup);
  while (!lookup.ended)
    g_main_context_iteration (NULL, TRUE);
  secret = lookup.secret;
  g_assert_cmpstr (secret == NULL ? NULL : pr_secret_get_text (secret), ==, expected);
}

static PrService *
get_service (PrWizard *wizard, PrProtocol protocol)
{
  return pr_account_get_service (pr_wizard_get_account (wizard), protocol);
}

static void
set_username (PrWizard *wizard, const char *username)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    pr_service_set_username (get_service (wizard, (PrProtocol) i), username);
}

static void
set_password (PrWizard *wizard, const char *password)
{
  g_autoptr (PrSecret) secret = pr_secret_new (password, -1);

  pr_wizard_set_password (wizard, secret);
}

static void
set_sending_password (PrWizard *wizard)
{
  g_autoptr (PrSecret) secret = pr_secret_new (SENDING_PASSWORD, -1);

  pr_wizard_set_sending_login (wizard, "", secret);
}

static char *
save (Fixture *self, PrWizard *wizard)
{
  pr_wizard_save (wizard);
  while (pr_wizard_get_saving (wizard))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (pr_wizard_get_save_text (wizard));
  g_assert_cmpint (pr_wizard_get_page (wizard), ==, PR_PAGE_SAVED);
  settle (self);
  return g_strdup (pr_account_get_id (pr_wizard_get_account (wizard)));
}

static PrWizard *
wizard_new (Fixture *self)
{
  PrWizard *wizard = pr_wizard_new ();

  pr_wizard_set_accounts (wizard, self->accounts);
  return wizard;
}

/* An account as somebody adds it who has a password for sending alone, or not. */
static char *
add_account (Fixture *self, const char *address, gboolean sends_apart)
{
  g_autoptr (PrWizard) wizard = wizard_new (self);

  pr_account_set_address (pr_wizard_get_account (wizard), address);
  pr_service_set_host (get_service (wizard, PR_PROTOCOL_IMAP), "imap.example.org");
  pr_service_set_host (get_service (wizard, PR_PROTOCOL_SMTP), "smtp.example.org");
  set_password (wizard, PASSWORD);
  if (sends_apart)
    set_sending_password (wizard);
  return save (self, wizard);
}

static PrWizard *
edit (Fixture *self, const char *id, gboolean as_new)
{
  PrWizard *wizard = wizard_new (self);

  pr_wizard_start_with_account (
      wizard, pr_account_entry_get_account (pr_accounts_find (self->accounts, id)), as_new);
  while (!pr_wizard_get_password_saved (wizard))
    g_main_context_iteration (NULL, TRUE);
  return wizard;
}

static void
remove_account (Fixture *self, const char *id)
{
  pr_accounts_remove (self->accounts, id);
  settle (self);
  g_assert_nonnull (pr_accounts_get_removed_text (self->accounts));
}

static void
forget_removed (Fixture *self)
{
  pr_accounts_forget_removed (self->accounts);
  settle (self);
  g_assert_null (pr_accounts_get_problem (self->accounts));
}

static void
test_common_login (PrKeyringWorld *world)
{
  g_auto (Fixture) self = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *saved = NULL;
  g_autoptr (PrWizard) wizard = NULL;

  g_test_summary ("Once outgoing mail signs in as incoming mail does, its own password is gone");

  pr_keyring_world_start_keyring (world);
  fixture_set_up (&self);
  id = add_account (&self, ADDRESS, TRUE);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, SENDING_PASSWORD);

  wizard = edit (&self, id, FALSE);
  g_action_group_activate_action (pr_wizard_get_actions (wizard), "common-login", NULL);
  settle (&self);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, SENDING_PASSWORD);
  saved = save (&self, wizard);
  g_assert_cmpstr (saved, ==, id);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, NULL);
}

static void
test_user_name (PrKeyringWorld *world)
{
  g_auto (Fixture) self = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (PrWizard) wizard = NULL;

  g_test_summary ("A password goes with the user name, there and back, and with the address");

  pr_keyring_world_start_keyring (world);
  fixture_set_up (&self);
  id = add_account (&self, ADDRESS, FALSE);
  wizard = edit (&self, id, FALSE);

  set_username (wizard, "ann");
  g_free (save (&self, wizard));
  assert_kept (PR_LOGIN_PASSWORD, "ann", DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, NULL);

  set_username (wizard, "");
  g_free (save (&self, wizard));
  assert_kept (PR_LOGIN_PASSWORD, "ann", DOMAIN, NULL);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);

  pr_account_set_address (pr_wizard_get_account (wizard), "ann@example.net");
  g_free (save (&self, wizard));
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, NULL);
  assert_kept (PR_LOGIN_PASSWORD, "ann@example.net", "example.net", PASSWORD);

  /* Where the server stands has nothing to do with it. */
  pr_service_set_host (get_service (wizard, PR_PROTOCOL_IMAP), "mail.example.net");
  g_free (save (&self, wizard));
  assert_kept (PR_LOGIN_PASSWORD, "ann@example.net", "example.net", PASSWORD);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PrKeyringState keyring;

  g_assert_true (pr_password_store_store_finish (PR_PASSWORD_STORE (source), result, &keyring, NULL));
  g_assert_cmpint (keyring, ==, PR_KEYRING_OK);
  *(gboolean *) user_data = TRUE;
}

static void
keep (Fixture *self, const char *username, const char *password)
{
  g_autoptr (PrLogin) login = pr_login_new (PR_LOGIN_PASSWORD, username, DOMAIN);
  g_autoptr (PrSecret) secret = pr_secret_new (password, -1);
  gboolean is_stored = FALSE;

  pr_password_store_store_async (self->passwords, login, secret, NULL, on_stored, &is_stored);
  while (!is_stored)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_different_names (PrKeyringWorld *world)
{
  g_auto (Fixture) self = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (PrWizard) first = NULL;
  g_autoptr (PrWizard) edited = NULL;
  g_autoptr (PrWizard) copied = NULL;

  g_test_summary ("Where services sign in by different names, each keeps the password of its own");

  pr_keyring_world_start_keyring (world);
  fixture_set_up (&self);
  id = add_account (&self, ADDRESS, FALSE);
  first = edit (&self, id, FALSE);
  pr_service_set_username (get_service (first, PR_PROTOCOL_SMTP), "postman");
  g_free (save (&self, first));
  assert_kept (PR_LOGIN_PASSWORD, "postman", DOMAIN, PASSWORD);
  keep (&self, "postman", SENDING_PASSWORD);

  copied = edit (&self, id, TRUE);
  copy = save (&self, copied);
  g_assert_cmpstr (copy, !=, id);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_PASSWORD, "postman", DOMAIN, SENDING_PASSWORD);
  remove_account (&self, copy);
  forget_removed (&self);

  edited = edit (&self, id, FALSE);
  pr_service_set_username (get_service (edited, PR_PROTOCOL_IMAP), "ann");
  g_free (save (&self, edited));
  assert_kept (PR_LOGIN_PASSWORD, "ann", DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, NULL);
  assert_kept (PR_LOGIN_PASSWORD, "postman", DOMAIN, SENDING_PASSWORD);
}

static void
test_not_saved (PrKeyringWorld *world)
{
  g_auto (Fixture) self = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (PrWizard) wizard = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Where the account cannot be saved, its passwords stay as they are");

  pr_keyring_world_start_keyring (world);
  fixture_set_up (&self);
  id = add_account (&self, ADDRESS, TRUE);
  wizard = edit (&self, id, FALSE);
  g_action_group_activate_action (pr_wizard_get_actions (wizard), "common-login", NULL);
  set_username (wizard, "ann");

  /* A file in the place of the folder, which not even root can write into. */
  aside = g_strconcat (self.folder, ".aside", NULL);
  g_assert_no_errno (g_rename (self.folder, aside));
  g_file_set_contents (self.folder, "", 0, &error);
  g_assert_no_error (error);
  pr_wizard_save (wizard);
  while (pr_wizard_get_saving (wizard))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (pr_wizard_get_save_text (wizard));
  settle (&self);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, SENDING_PASSWORD);
  assert_kept (PR_LOGIN_PASSWORD, "ann", DOMAIN, NULL);
  g_assert_no_errno (g_unlink (self.folder));
  g_assert_no_errno (g_rename (aside, self.folder));
}

static void
test_not_stored (PrKeyringWorld *world)
{
  g_auto (Fixture) self = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (PrWizard) wizard = NULL;

  g_test_summary ("Where the keyring does not take the new password it keeps the old one");

  pr_keyring_world_start_keyring (world);
  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_DISMISS);
  fixture_set_up (&self);
  id = add_account (&self, ADDRESS, FALSE);
  wizard = edit (&self, id, FALSE);
  set_username (wizard, "ann");
  pr_keyring_world_lock_keyring (world);
  pr_wizard_save (wizard);
  while (pr_wizard_get_saving (wizard))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (pr_wizard_get_page (wizard), ==, PR_PAGE_SAVED);
  g_assert_nonnull (pr_wizard_get_save_text (wizard));
  settle (&self);
  /* The user is asked once, and not once more for what is to go. */
  g_assert_cmpuint (pr_keyring_world_get_n_prompts (world), ==, 1);

  pr_keyring_world_answer_prompts (world, PR_KEYRING_ANSWER_RIGHT);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_PASSWORD, "ann", DOMAIN, NULL);
}

static void
test_shared (PrKeyringWorld *world)
{
  g_auto (Fixture) self = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (PrWizard) copied = NULL;
  g_autoptr (PrWizard) wizard = NULL;
  g_autoptr (PrWizard) again = NULL;

  g_test_summary ("A password stays as long as an account signs in with it that is there, or can be "
                  "brought back");

  pr_keyring_world_start_keyring (world);
  fixture_set_up (&self);
  id = add_account (&self, ADDRESS, TRUE);
  copied = edit (&self, id, TRUE);
  copy = save (&self, copied);

  /* The copy goes on with the login that the first gives up. */
  wizard = edit (&self, id, FALSE);
  set_username (wizard, "ann");
  g_free (save (&self, wizard));
  assert_kept (PR_LOGIN_PASSWORD, "ann", DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, "ann", DOMAIN, SENDING_PASSWORD);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, SENDING_PASSWORD);

  /* The first takes it on again, and gives it up while the copy is away. */
  set_username (wizard, "");
  g_free (save (&self, wizard));
  assert_kept (PR_LOGIN_PASSWORD, "ann", DOMAIN, NULL);
  remove_account (&self, copy);
  set_username (wizard, "ann");
  g_free (save (&self, wizard));
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);
  pr_accounts_undo (self.accounts);
  settle (&self);
  again = edit (&self, copy, FALSE);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, SENDING_PASSWORD);

  remove_account (&self, copy);
  forget_removed (&self);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, NULL);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, NULL);
  assert_kept (PR_LOGIN_PASSWORD, "ann", DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, "ann", DOMAIN, SENDING_PASSWORD);
}

static void
test_copy (PrKeyringWorld *world)
{
  g_auto (Fixture) self = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (PrWizard) copied = NULL;

  g_test_summary ("A copy that signs in by another name has passwords of its own");

  pr_keyring_world_start_keyring (world);
  fixture_set_up (&self);
  id = add_account (&self, ADDRESS, TRUE);
  copied = edit (&self, id, TRUE);
  set_username (copied, "bob");
  copy = save (&self, copied);
  assert_kept (PR_LOGIN_PASSWORD, "bob", DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, "bob", DOMAIN, SENDING_PASSWORD);

  remove_account (&self, copy);
  forget_removed (&self);
  assert_kept (PR_LOGIN_PASSWORD, "bob", DOMAIN, NULL);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, "bob", DOMAIN, NULL);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, SENDING_PASSWORD);
}

static void
test_at_once (PrKeyringWorld *world)
{
  g_auto (Fixture) self = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (PrWizard) wizard = NULL;

  g_test_summary ("What is saved before it is known what was, is saved when it is known");

  pr_keyring_world_start_keyring (world);
  fixture_set_up (&self);
  id = add_account (&self, ADDRESS, TRUE);
  wizard = wizard_new (&self);
  pr_wizard_start_with_account (
      wizard, pr_account_entry_get_account (pr_accounts_find (self.accounts, id)), FALSE);
  set_username (wizard, "ann");
  set_password (wizard, "typed");
  pr_wizard_save (wizard);
  while (pr_wizard_get_page (wizard) != PR_PAGE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  settle (&self);
  assert_kept (PR_LOGIN_PASSWORD, "ann", DOMAIN, "typed");
  assert_kept (PR_LOGIN_SENDING_PASSWORD, "ann", DOMAIN, SENDING_PASSWORD);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, NULL);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, NULL);
}

static void
test_removed (PrKeyringWorld *world)
{
  g_auto (Fixture) self = { 0 };
  g_autofree char *id = NULL;

  g_test_summary ("Both passwords stay as long as the account can be brought back, and no longer");

  pr_keyring_world_start_keyring (world);
  fixture_set_up (&self);
  id = add_account (&self, ADDRESS, TRUE);
  remove_account (&self, id);
  pr_accounts_undo (self.accounts);
  settle (&self);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, SENDING_PASSWORD);

  remove_account (&self, id);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, PASSWORD);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, SENDING_PASSWORD);
  forget_removed (&self);
  assert_kept (PR_LOGIN_PASSWORD, ADDRESS, DOMAIN, NULL);
  assert_kept (PR_LOGIN_SENDING_PASSWORD, ADDRESS, DOMAIN, NULL);
}

int
main (int argc, char *argv[])
{
  static const PrKeyringWorldTest tests[] = {
    { "common-login", test_common_login },
    { "user-name", test_user_name },
    { "different-names", test_different_names },
    { "not-saved", test_not_saved },
    { "not-stored", test_not_stored },
    { "shared", test_shared },
    { "copy", test_copy },
    { "at-once", test_at_once },
    { "removed", test_removed },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  pr_keyring_world_add_tests ("/saved-passwords", tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
