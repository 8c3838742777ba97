/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-types.h"

#include <string.h>

G_DEFINE_ENUM_TYPE (PrUsernameKind, pr_username_kind,
                    G_DEFINE_ENUM_VALUE (PR_USERNAME_ADDRESS, "address"),
                    G_DEFINE_ENUM_VALUE (PR_USERNAME_LOCAL_PART, "local-part"),
                    G_DEFINE_ENUM_VALUE (PR_USERNAME_OTHER, "other"))

G_DEFINE_ENUM_TYPE (PrHintWhen, pr_hint_when,
                    G_DEFINE_ENUM_VALUE (PR_HINT_BEFORE, "before"),
                    G_DEFINE_ENUM_VALUE (PR_HINT_AFTER_FAILURE, "after-failure"))

G_DEFINE_ENUM_TYPE (PrHintKind, pr_hint_kind,
                    G_DEFINE_ENUM_VALUE (PR_HINT_APP_PASSWORD, "app-password"),
                    G_DEFINE_ENUM_VALUE (PR_HINT_ENABLE_ACCESS, "enable-access"),
                    G_DEFINE_ENUM_VALUE (PR_HINT_OAUTH, "oauth"),
                    G_DEFINE_ENUM_VALUE (PR_HINT_BRIDGE, "bridge"),
                    G_DEFINE_ENUM_VALUE (PR_HINT_PLAN, "plan"),
                    G_DEFINE_ENUM_VALUE (PR_HINT_OTHER, "other"))

G_DEFINE_ENUM_TYPE (PrConfidence, pr_confidence,
                    G_DEFINE_ENUM_VALUE (PR_CONFIDENCE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (PR_CONFIDENCE_LOW, "low"),
                    G_DEFINE_ENUM_VALUE (PR_CONFIDENCE_MEDIUM, "medium"),
                    G_DEFINE_ENUM_VALUE (PR_CONFIDENCE_HIGH, "high"))

/**
 * pr_preset_auth_from_word:
 * @word: a word of the field `auth` in a provider's file
 * @auth: (out): what it means
 *
 * The words are those of the facts: there, `plain` is any clear-text password, not the one SASL
 * mechanism, and `oauth2` leaves open which of its two forms is spoken.
 *
 * Returns: %TRUE if there is such a word
 */
gboolean
pr_preset_auth_from_word (const char *word, PrAuth *auth)
{
  static const struct
  {
    const char *word;
    PrAuth auth;
  } words[] = {
    { "plain", PR_AUTH_PASSWORD },
    { "password", PR_AUTH_PASSWORD },
    { "oauth2", PR_AUTH_XOAUTH2 },
    { "cram-md5", PR_AUTH_CRAM_MD5 },
    { "scram-sha-1", PR_AUTH_SCRAM_SHA_1 },
    { "scram-sha-256", PR_AUTH_SCRAM_SHA_256 },
    { "none", PR_AUTH_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i].word) == 0)
      {
        *auth = words[i].auth;
        return TRUE;
      }
  return FALSE;
}
