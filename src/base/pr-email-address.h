/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PR_EMAIL_ADDRESS_MAX_BYTES:
 *
 * RFC 5321 §4.5.3.1.3 allows a path of 256 octets with its angle brackets.
 */
#define PR_EMAIL_ADDRESS_MAX_BYTES 254

#define PR_EMAIL_ADDRESS_ERROR (pr_email_address_error_quark ())

/**
 * PrEmailAddressError:
 * @PR_EMAIL_ADDRESS_ERROR_EMPTY: nothing but white space
 * @PR_EMAIL_ADDRESS_ERROR_NO_AT: no “@” between two parts
 * @PR_EMAIL_ADDRESS_ERROR_LOCAL_PART: the part before the “@” is malformed
 * @PR_EMAIL_ADDRESS_ERROR_DOMAIN: the part behind the “@” is no domain
 * @PR_EMAIL_ADDRESS_ERROR_TOO_LONG: longer than %PR_EMAIL_ADDRESS_MAX_BYTES
 */
typedef enum
{
  PR_EMAIL_ADDRESS_ERROR_EMPTY,
  PR_EMAIL_ADDRESS_ERROR_NO_AT,
  PR_EMAIL_ADDRESS_ERROR_LOCAL_PART,
  PR_EMAIL_ADDRESS_ERROR_DOMAIN,
  PR_EMAIL_ADDRESS_ERROR_TOO_LONG,
} PrEmailAddressError;

GQuark pr_email_address_error_quark (void);

char *pr_email_address_normalize (const char *typed, char **display_name, GError **error);
const char *pr_email_address_get_domain (const char *address);
char *pr_email_address_dup_local_part (const char *address);
char *pr_email_address_dup_ascii_domain (const char *address);
gboolean pr_email_address_is_ascii (const char *address);

G_END_DECLS
