/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-keyring-state.h"

#include <glib/gi18n.h>

/* What happened; then the same with what it means for a password that was to be kept, and for one
 * that was to be forgotten. */
static const struct
{
  const char *text;
  const char *stored;
  const char *removed;
} texts[] = {
  [PR_KEYRING_OK] = {
    N_ ("The keyring is open."),
    N_ ("The password is saved in your keyring."),
    N_ ("The password is no longer in your keyring."),
  },
  [PR_KEYRING_NO_BUS] = {
    N_ ("Your keyring cannot be reached, as this session has no D-Bus."),
    N_ ("The password is kept until Postrider ends: your keyring cannot be reached, as this session "
        "has no D-Bus."),
    N_ ("If the password was saved in your keyring, it is still there: the keyring cannot be reached, "
        "as this session has no D-Bus."),
  },
  [PR_KEYRING_NO_SERVICE] = {
    N_ ("There is no keyring: no program in this session keeps passwords."),
    N_ ("The password is kept until Postrider ends: no program in this session keeps passwords."),
    N_ ("If the password was saved in your keyring, it is still there: no program in this session "
        "keeps passwords."),
  },
  [PR_KEYRING_LOCKED] = {
    N_ ("Your keyring is locked."),
    N_ ("The password is kept until Postrider ends: your keyring is locked."),
    N_ ("The password is still in your keyring, which is locked."),
  },
  [PR_KEYRING_SILENT] = {
    N_ ("Your keyring does not answer."),
    N_ ("The password is kept until Postrider ends: your keyring does not answer."),
    N_ ("If the password was saved in your keyring, it is still there: the keyring does not answer."),
  },
  [PR_KEYRING_FAILED] = {
    N_ ("Your keyring reports an error."),
    N_ ("The password is kept until Postrider ends: your keyring reports an error."),
    N_ ("The password may still be in your keyring, which reports an error."),
  },
};

G_DEFINE_ENUM_TYPE (PrKeyringState, pr_keyring_state,
                    G_DEFINE_ENUM_VALUE (PR_KEYRING_OK, "ok"),
                    G_DEFINE_ENUM_VALUE (PR_KEYRING_NO_BUS, "no-bus"),
                    G_DEFINE_ENUM_VALUE (PR_KEYRING_NO_SERVICE, "no-service"),
                    G_DEFINE_ENUM_VALUE (PR_KEYRING_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (PR_KEYRING_SILENT, "silent"),
                    G_DEFINE_ENUM_VALUE (PR_KEYRING_FAILED, "failed"))

/**
 * pr_keyring_state_get_text:
 *
 * Thread: any.
 *
 * Returns: (transfer none): a sentence for people, translated: why no password could be looked up
 */
const char *
pr_keyring_state_get_text (PrKeyringState self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (texts), NULL);
  return _(texts[self].text);
}

/**
 * pr_keyring_state_get_stored_text:
 *
 * Thread: any.
 *
 * Returns: (transfer none): a sentence for people, translated: where a password is that was stored,
 *   and why there
 */
const char *
pr_keyring_state_get_stored_text (PrKeyringState self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (texts), NULL);
  return _(texts[self].stored);
}

/**
 * pr_keyring_state_get_removed_text:
 *
 * Thread: any.
 *
 * Returns: (transfer none): a sentence for people, translated: what has become of a password that was
 *   to be removed
 */
const char *
pr_keyring_state_get_removed_text (PrKeyringState self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (texts), NULL);
  return _(texts[self].removed);
}
