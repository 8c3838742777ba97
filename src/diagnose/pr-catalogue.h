/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis-ids.h"
#include "pr-types.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PrCatalogueFacts:
 * @has_protocol: whether @protocol is known
 * @has_security: whether @security is known
 * @has_step: whether @step is known
 * @step: where it failed
 * @host: (nullable): the server's name as set
 * @port: its port, 0 if not known
 * @email: (nullable): the account's address
 * @username: (nullable): the login name
 * @provider_name: (nullable): the provider as people call it
 * @recipient: (nullable): the address that mail was for
 * @code: the basic code of the reply, 0 if there is none
 * @enhanced_code: (nullable): the enhanced code, such as “5.7.8”
 * @certificate_names: (nullable) (array zero-terminated=1): host names that the certificate is for
 * @certificate_not_before: (nullable): when it begins to be valid
 * @certificate_not_after: (nullable): when it ends
 * @certificate_issuer: (nullable): who signed it
 * @interceptor: (nullable): the product that answers in the server's place
 * @found_service: (nullable): what answered instead, by the name of its protocol
 * @blocklist: (nullable): the block list that the server named
 * @size_limit_bytes: the largest message the server takes, 0 if not known
 * @retry_after_seconds: how long the server asks to wait, 0 if it does not say
 * @password_withheld: nothing secret has been sent in this run, and that is worth saying
 * @chain_incomplete: the server did not send the certificates between its own and the authority's
 * @clock_is_wrong: this computer's clock is known to be wrong
 * @greeting_is_masked: something on the way has starred out the server's greeting
 * @other_service_signed_in: the same login worked at another service of this account
 * @certificate_is_trusted: this computer takes the certificate for good
 * @has_app_password: the password has the form of an app password
 * @is_signed_in: the server had let the account in
 * @change_was_tried: another host, port, security or sign-in method is known to help, and is offered
 *   beside these words
 *
 * What is known of a failure, for the words about it. All of it is borrowed and optional, and
 * zero means not known. The strings may come straight from a server or a user: they are made
 * printable and cut where they go in, and are never taken for markup or a placeholder.
 */
typedef struct
{
  gboolean has_protocol;
  gboolean has_security;
  gboolean has_step;
  PrProtocol protocol;
  PrSecurity security;
  PrStepId step;

  const char *host;
  guint16 port;
  const char *email;
  const char *username;
  const char *provider_name;
  const char *recipient;

  int code;
  const char *enhanced_code;

  const char *const *certificate_names;
  GDateTime *certificate_not_before;
  GDateTime *certificate_not_after;
  const char *certificate_issuer;
  const char *interceptor;
  const char *found_service;
  const char *blocklist;
  guint64 size_limit_bytes;
  guint retry_after_seconds;

  gboolean password_withheld;
  gboolean chain_incomplete;
  gboolean clock_is_wrong;
  gboolean greeting_is_masked;
  gboolean other_service_signed_in;
  gboolean certificate_is_trusted;
  gboolean has_app_password;
  gboolean is_signed_in;
  gboolean change_was_tried;
} PrCatalogueFacts;

char *pr_catalogue_dup_title (PrDiagnosisId id, const PrCatalogueFacts *facts);
char *pr_catalogue_dup_explanation (PrDiagnosisId id, const PrCatalogueFacts *facts);
GStrv pr_catalogue_dup_advice (PrDiagnosisId id, const PrCatalogueFacts *facts, int *login_at);

G_END_DECLS
