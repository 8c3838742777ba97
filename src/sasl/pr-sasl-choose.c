/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl.h"

/* Which mechanisms fit a setting, best first; ended by NULL. */
typedef const char *PrSaslPreference[8];

/* Encrypted, PLAIN comes before CRAM-MD5: servers often announce that one without having passwords
 * stored in the form that it needs, and nobody listens. */
static const PrSaslPreference auto_encrypted = {
  "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-1",
  "PLAIN",              "LOGIN",         "CRAM-MD5",
};
static const PrSaslPreference auto_unencrypted = {
  "SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN",
};
static const PrSaslPreference auto_token = { "OAUTHBEARER", "XOAUTH2" };
static const PrSaslPreference clear_text = { "PLAIN", "LOGIN" };

static const struct
{
  PrAuth auth;
  PrSaslPreference names;
} named[] = {
  { PR_AUTH_PLAIN, { "PLAIN" } },
  { PR_AUTH_LOGIN, { "LOGIN" } },
  { PR_AUTH_CRAM_MD5, { "CRAM-MD5" } },
  { PR_AUTH_SCRAM_SHA_1, { "SCRAM-SHA-1-PLUS", "SCRAM-SHA-1" } },
  { PR_AUTH_SCRAM_SHA_256, { "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256" } },
  { PR_AUTH_XOAUTH2, { "XOAUTH2" } },
  { PR_AUTH_OAUTHBEARER, { "OAUTHBEARER" } },
};

static gboolean
names_contain (const char *const *names, const char *name)
{
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (names[i], name) == 0)
        return TRUE;
    }
  return FALSE;
}

static const PrSaslPreference *
get_preference (PrAuth wanted, gboolean encrypted, gboolean have_token)
{
  if (wanted == PR_AUTH_AUTO && have_token)
    return &auto_token;
  if (wanted == PR_AUTH_AUTO)
    return encrypted ? &auto_encrypted : &auto_unencrypted;
  if (wanted == PR_AUTH_PASSWORD)
    return &clear_text;

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      if (named[i].auth == wanted)
        return &named[i].names;
    }
  return NULL;
}

/**
 * pr_sasl_choose:
 * @offered: (nullable) (array zero-terminated=1): the names that the server offers, %NULL where it
 *   does not say
 * @wanted: the account's setting
 * @encrypted: whether the connection is; whether anything may be sent where it is not is for the
 *   caller to know
 * @cb_type: (nullable): the channel binding that the TLS session gives
 * @have_token: whether the secret is an OAuth 2 token
 * @refused: (nullable) (array zero-terminated=1): names that the server has refused as such (not:
 *   the password by them), or that pr_sasl_start() could not use
 *
 * The policy. `auto` takes the best that is offered: SCRAM before everything, then over TLS PLAIN,
 * LOGIN and only then CRAM-MD5, without TLS CRAM-MD5 before those that show the password; with a
 * token only OAUTHBEARER and XOAUTH2. `password` is PLAIN or LOGIN. Any other setting is that
 * mechanism, SCRAM with channel binding where server and session have it. A named mechanism is also
 * tried where the server does not say what it offers; for the others that is no choice.
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the mechanism to try next, %NULL where none fits
 */
const PrSaslMechanism *
pr_sasl_choose (const char *const *offered,
                PrAuth wanted,
                gboolean encrypted,
                const char *cb_type,
                gboolean have_token,
                const char *const *refused)
{
  const PrSaslPreference *preference = get_preference (wanted, encrypted, have_token);
  gboolean by_name = wanted != PR_AUTH_AUTO && wanted != PR_AUTH_PASSWORD;

  if (preference == NULL)
    return NULL;

  for (gsize i = 0; (*preference)[i] != NULL; i++)
    {
      const PrSaslMechanism *mechanism = pr_sasl_mechanism_find ((*preference)[i]);
      gboolean binds = (mechanism->flags & PR_SASL_FLAG_CHANNEL_BINDING) != 0;

      if (binds && (!encrypted || cb_type == NULL || offered == NULL))
        continue;
      if (offered == NULL ? !by_name : !names_contain (offered, mechanism->name))
        continue;
      if (!names_contain (refused, mechanism->name))
        return mechanism;
    }
  return NULL;
}

/**
 * pr_sasl_wants_channel_binding:
 * @mechanism: what pr_sasl_choose() gave
 * @offered: (nullable) (array zero-terminated=1): as there
 *
 * Whether to call pr_sasl_set_channel_binding() where the TLS session has a channel binding. That
 * is so for a -PLUS mechanism, which needs it, and for SCRAM without it where the server offers no
 * -PLUS at all: then the message says “I could, you did not offer it”, and a server whose offer was
 * tampered with notices. Saying so to a server that did offer it ends the sign-in.
 * RFC: 5802 §6. Thread: any.
 *
 * Returns: %TRUE if the exchange is to be given the channel binding
 */
gboolean
pr_sasl_wants_channel_binding (const PrSaslMechanism *mechanism, const char *const *offered)
{
  g_return_val_if_fail (mechanism != NULL, FALSE);

  if ((mechanism->flags & PR_SASL_FLAG_CHANNEL_BINDING) != 0)
    return TRUE;
  if (mechanism->auth != PR_AUTH_SCRAM_SHA_1 && mechanism->auth != PR_AUTH_SCRAM_SHA_256)
    return FALSE;
  return offered != NULL && !names_contain (offered, "SCRAM-SHA-1-PLUS") &&
         !names_contain (offered, "SCRAM-SHA-256-PLUS");
}
