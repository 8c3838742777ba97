/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The password of the private keyring itself. */
#define PR_KEYRING_WORLD_PASSWORD "keyring's own"

/**
 * PrKeyringAnswer:
 * @PR_KEYRING_ANSWER_RIGHT: types the keyring's password
 * @PR_KEYRING_ANSWER_DISMISS: presses “Cancel”
 * @PR_KEYRING_ANSWER_NEVER: is not at the computer
 *
 * What the user does when the keyring asks.
 */
typedef enum
{
  PR_KEYRING_ANSWER_RIGHT,
  PR_KEYRING_ANSWER_DISMISS,
  PR_KEYRING_ANSWER_NEVER,
} PrKeyringAnswer;

/**
 * PrKeyringWorld:
 *
 * A session bus, a home and GNOME Keyring that belong to this process alone, and somebody who answers
 * its prompts. The environment of the process, and of what it starts, points there. There is one for
 * a process: GIO remembers the first session bus that it finds. What is missing on the machine skips
 * the test.
 */
typedef struct _PrKeyringWorld PrKeyringWorld;

/**
 * PrKeyringWorldTest:
 * @name: the last part of its path
 * @run: the test; not called where something is missing on the machine
 */
typedef struct
{
  const char *name;
  void (*run) (PrKeyringWorld *world);
} PrKeyringWorldTest;

void pr_keyring_world_add_tests (const char *path, const PrKeyringWorldTest *tests, gsize n_tests);

PrKeyringWorld *pr_keyring_world_new (void);
void pr_keyring_world_free (PrKeyringWorld *self);
void pr_keyring_world_stop_bus (PrKeyringWorld *self);

const char *pr_keyring_world_get_dir (PrKeyringWorld *self);
GDBusConnection *pr_keyring_world_connect (PrKeyringWorld *self);

void pr_keyring_world_start_keyring (PrKeyringWorld *self);
void pr_keyring_world_start_without_keyring (PrKeyringWorld *self);
void pr_keyring_world_signal_keyring (PrKeyringWorld *self, int signal_number);
void pr_keyring_world_lock_keyring (PrKeyringWorld *self);
void pr_keyring_world_wait_unlocked (PrKeyringWorld *self);

void pr_keyring_world_answer_prompts (PrKeyringWorld *self, PrKeyringAnswer answer);
guint pr_keyring_world_get_n_prompts (PrKeyringWorld *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrKeyringWorld, pr_keyring_world_free)

G_END_DECLS
