/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "keyring-world.h"

G_BEGIN_DECLS

/**
 * PrKeyringPrompt:
 *
 * What the keyring puts on the screen, on no screen: it is answered as all of them are to be, see
 * pr_keyring_prompt_set_answer().
 */
#define PR_TYPE_KEYRING_PROMPT (pr_keyring_prompt_get_type ())
G_DECLARE_FINAL_TYPE (PrKeyringPrompt, pr_keyring_prompt, PR, KEYRING_PROMPT, GObject)

void pr_keyring_prompt_set_answer (PrKeyringAnswer answer);
guint pr_keyring_prompt_get_n_shown (void);

G_END_DECLS
