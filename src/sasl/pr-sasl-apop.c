/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-crypto.h"

#include <string.h>

#define MD5_BYTES 16

/* RFC 1939 §3: the greeting it stands in is no longer than this. */
#define TIMESTAMP_MAX_BYTES 512

/* RFC 822 §3.3: atoms are what is left of ASCII without specials, space and controls. */
static const char *
skip_atom (const char *p)
{
  while (*p > ' ' && *p < 127 && strchr ("()<>@,;:\\\".[]", *p) == NULL)
    p++;
  return p;
}

/* A quoted-string or a domain-literal, between two marks. */
static const char *
skip_enclosed (const char *p, char close)
{
  for (p++; *p != close; p++)
    {
      if (*p == '\\')
        p++;
      if (*p < ' ' || *p >= 127)
        return NULL;
    }
  return p + 1;
}

/* Words and dots, up to the first character that is neither; NULL where a word is missing. */
static const char *
skip_dotted (const char *p, char open, char close)
{
  for (;;)
    {
      const char *end = *p == open ? skip_enclosed (p, close) : skip_atom (p);

      if (end == NULL || end == p)
        return NULL;
      if (*end != '.')
        return end;
      p = end + 1;
    }
}

/* RFC 822 §4.6: msg-id = "<" local-part "@" domain ">" */
static gboolean
is_message_id (const char *text)
{
  const char *p;

  if (strnlen (text, TIMESTAMP_MAX_BYTES + 1) > TIMESTAMP_MAX_BYTES || *text != '<')
    return FALSE;

  p = skip_dotted (text + 1, '"', '"');
  if (p == NULL || *p != '@')
    return FALSE;

  p = skip_dotted (p + 1, '[', ']');
  return p != NULL && strcmp (p, ">") == 0;
}

/**
 * pr_sasl_apop:
 * @greeting_timestamp: the time stamp of the POP3 greeting, from “<” to “>”
 * @secret: the password
 *
 * The digest for POP3's `APOP` command. A time stamp that is not a proper message id is refused: in
 * bytes that a server may choose freely it can hide collisions of MD5 that give away a password,
 * one character after the other (RFC 6151 §2.1, CVE-2007-1558).
 *
 * Errors: %PR_SASL_ERROR_CHALLENGE, %PR_SASL_ERROR_CREDENTIALS, %PR_SASL_ERROR_CRYPTO.
 * RFC: 1939 §7. Thread: any.
 *
 * Returns: (transfer full): 32 hexadecimal digits, %NULL on error
 */
PrSecret *
pr_sasl_apop (const char *greeting_timestamp, PrSecret *secret, GError **error)
{
  guint8 hash[MD5_BYTES];
  PrSecret *hex;
  char *out;

  g_return_val_if_fail (greeting_timestamp != NULL, NULL);
  g_return_val_if_fail (secret != NULL, NULL);

  if (!is_message_id (greeting_timestamp))
    {
      g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE,
                           "The time stamp for APOP is not a message id");
      return NULL;
    }
  if (!pr_sasl_check_secret (secret, error))
    return NULL;
  if (!pr_sasl_hash (PR_SASL_MD5,
                     (const PrSaslPiece[]){
                         { greeting_timestamp, strlen (greeting_timestamp) },
                         { pr_secret_get_text (secret), pr_secret_get_size (secret) },
                     },
                     2, hash, sizeof hash, error))
    return NULL;

  hex = pr_secret_new_sized (2 * sizeof hash, &out);
  pr_sasl_write_hex (hash, sizeof hash, out);
  return hex;
}
