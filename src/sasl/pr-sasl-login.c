/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-private.h"

/* draft-murchison-sasl-login-00: the server asks twice. Its words (“Username:”, “User Name”,
 * “Password:” and whatever else) mean nothing; the order does. */

static PrSecret *
login_respond (PrSasl *self,
               const char *challenge G_GNUC_UNUSED,
               gsize n_bytes G_GNUC_UNUSED,
               GError **error)
{
  if (!pr_sasl_check_password (self, error))
    return NULL;
  if (self->n_responses == 0)
    return pr_secret_new (self->username, -1);

  self->done = TRUE;
  return pr_secret_ref (self->secret);
}

static const PrSaslMethods login_methods = {
  .respond = login_respond,
  .n_challenges = 2,
  .unfinished = PR_SASL_ERROR_CHALLENGE,
};

const PrSaslMechanism pr_sasl_login = {
  .name = "LOGIN",
  .auth = PR_AUTH_LOGIN,
  .flags = PR_SASL_FLAG_SENDS_PASSWORD,
  .methods = &login_methods,
};
