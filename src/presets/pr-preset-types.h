/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-types.h"

G_BEGIN_DECLS

#define PR_PROVIDER_MAX_AUTHS 4
#define PR_PROVIDER_MAX_FAME 3

/**
 * PrUsernameKind:
 * @PR_USERNAME_ADDRESS: the whole address
 * @PR_USERNAME_LOCAL_PART: what stands before the “@”
 * @PR_USERNAME_OTHER: something else: a pattern gives it, or a hint says what
 */
typedef enum
{
  PR_USERNAME_ADDRESS,
  PR_USERNAME_LOCAL_PART,
  PR_USERNAME_OTHER,
} PrUsernameKind;

/**
 * PrHintWhen:
 * @PR_HINT_BEFORE: to be said before the first sign-in
 * @PR_HINT_AFTER_FAILURE: to be said when signing in failed
 */
typedef enum
{
  PR_HINT_BEFORE,
  PR_HINT_AFTER_FAILURE,
} PrHintWhen;

/**
 * PrHintKind:
 * @PR_HINT_APP_PASSWORD: a password made for this program replaces the normal one
 * @PR_HINT_ENABLE_ACCESS: IMAP, POP3 or SMTP has to be switched on first
 * @PR_HINT_OAUTH: about signing in through a browser
 * @PR_HINT_BRIDGE: a program of the provider must run on this computer
 * @PR_HINT_PLAN: not every plan has it
 * @PR_HINT_OTHER: anything else
 */
typedef enum
{
  PR_HINT_APP_PASSWORD,
  PR_HINT_ENABLE_ACCESS,
  PR_HINT_OAUTH,
  PR_HINT_BRIDGE,
  PR_HINT_PLAN,
  PR_HINT_OTHER,
} PrHintKind;

/**
 * PrConfidence:
 *
 * How well the sources stand behind a provider's settings. Unknown in files of one's own.
 */
typedef enum
{
  PR_CONFIDENCE_UNKNOWN,
  PR_CONFIDENCE_LOW,
  PR_CONFIDENCE_MEDIUM,
  PR_CONFIDENCE_HIGH,
} PrConfidence;

#define PR_TYPE_USERNAME_KIND (pr_username_kind_get_type ())
#define PR_TYPE_HINT_WHEN (pr_hint_when_get_type ())
#define PR_TYPE_HINT_KIND (pr_hint_kind_get_type ())
#define PR_TYPE_CONFIDENCE (pr_confidence_get_type ())

GType pr_username_kind_get_type (void) G_GNUC_CONST;
GType pr_hint_when_get_type (void) G_GNUC_CONST;
GType pr_hint_kind_get_type (void) G_GNUC_CONST;
GType pr_confidence_get_type (void) G_GNUC_CONST;

gboolean pr_preset_auth_from_word (const char *word, PrAuth *auth);

G_END_DECLS
