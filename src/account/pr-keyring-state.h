/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PrKeyringState:
 * @PR_KEYRING_OK: it did what was asked of it
 * @PR_KEYRING_NO_BUS: there is no D-Bus session to reach it by
 * @PR_KEYRING_NO_SERVICE: there is a session bus, and nothing on it that keeps passwords
 * @PR_KEYRING_LOCKED: it is locked, or not yet set up, and the user did not want to change that
 * @PR_KEYRING_SILENT: it did not answer in time, or went away before it did
 * @PR_KEYRING_FAILED: it answered with some other error
 *
 * What came of asking the user's keyring.
 */
typedef enum
{
  PR_KEYRING_OK,
  PR_KEYRING_NO_BUS,
  PR_KEYRING_NO_SERVICE,
  PR_KEYRING_LOCKED,
  PR_KEYRING_SILENT,
  PR_KEYRING_FAILED,
} PrKeyringState;

#define PR_TYPE_KEYRING_STATE (pr_keyring_state_get_type ())

GType pr_keyring_state_get_type (void) G_GNUC_CONST;

const char *pr_keyring_state_get_text (PrKeyringState self);
const char *pr_keyring_state_get_stored_text (PrKeyringState self);
const char *pr_keyring_state_get_removed_text (PrKeyringState self);

G_END_DECLS
