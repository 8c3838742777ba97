/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-email-address.h"

#include "pr-printable.h"
#include "pr-typed.h"

#include <string.h>

G_DEFINE_QUARK (pr-email-address-error-quark, pr_email_address_error)

/* Blanks and marks beyond ASCII: allowed by the grammar, but never meant. */
static gboolean
has_unseen (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) > 0x7f && pr_printable_is_unseen (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* RFC 5322 §3.2.3, atext; RFC 6532 adds everything beyond ASCII. */
static gboolean
is_atext (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0 || (c != '\0' && strchr ("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

static gboolean
is_local_part (const char *text, gsize n_bytes)
{
  if (n_bytes == 0)
    return FALSE;

  if (text[0] == '"')
    {
      if (n_bytes < 3 || text[n_bytes - 1] != '"')
        return FALSE;
      for (gsize i = 1; i + 1 < n_bytes; i++)
        {
          if (text[i] == '\\' && i + 2 < n_bytes)
            i++;
          else if (text[i] == '"' || text[i] == '\\')
            return FALSE;
          if (g_ascii_iscntrl (text[i]))
            return FALSE;
        }
      return TRUE;
    }

  /* Two dots in a row, and a dot at the end, are forbidden by the grammar but in real use. */
  for (gsize i = 0; i < n_bytes; i++)
    if (!is_atext (text[i]) && (text[i] != '.' || i == 0))
      return FALSE;
  return TRUE;
}

static gboolean
is_domain (const char *text)
{
  g_autofree char *ascii = NULL;

  if (text[0] == '[')
    {
      g_autofree char *inner = g_strdup (text + 1);
      char *end = strchr (inner, ']');

      if (end == NULL || end[1] != '\0')
        return FALSE;
      *end = '\0';
      return g_hostname_is_ip_address (g_ascii_strncasecmp (inner, "IPv6:", 5) == 0 ? inner + 5 : inner);
    }

  ascii = g_hostname_to_ascii (text);
  if (ascii == NULL || strlen (ascii) > 253)
    return FALSE;
  for (const char *label = ascii; label != NULL;)
    {
      const char *dot = strchr (label, '.');
      gsize length = dot == NULL ? strlen (label) : (gsize) (dot - label);

      if (length == 0 || length > 63 || label[0] == '-' || label[length - 1] == '-')
        return FALSE;
      for (gsize i = 0; i < length; i++)
        if (!g_ascii_isalnum (label[i]) && label[i] != '-' && label[i] != '_')
          return FALSE;
      label = dot == NULL ? NULL : dot + 1;
    }
  return TRUE;
}

/* “Ann Example <ann@example.org>”, as address books and headers write it. */
static char *
split_display_name (char *text, char **display_name)
{
  gsize length = strlen (text);
  char *open = strrchr (text, '<');

  if (display_name != NULL)
    *display_name = NULL;
  if (open == NULL || length == 0 || text[length - 1] != '>')
    return text;

  text[length - 1] = '\0';
  *open = '\0';
  if (display_name != NULL)
    {
      char *name = g_strstrip (text);
      gsize name_length = strlen (name);

      if (name_length >= 2 && name[0] == '"' && name[name_length - 1] == '"')
        {
          name[name_length - 1] = '\0';
          name++;
        }
      if (*name != '\0')
        *display_name = g_strdup (name);
    }
  return g_strstrip (open + 1);
}

/* “mailto:ann@example.org?subject=…” (RFC 6068). @owner holds what is returned. */
static char *
take_mailto (char *text, char **owner)
{
  g_autofree char *unescaped = NULL;
  char *folded;

  if (g_ascii_strncasecmp (text, "mailto:", 7) != 0)
    return text;
  text += 7;
  text[strcspn (text, "?")] = '\0';
  unescaped = g_uri_unescape_string (text, NULL);
  if (unescaped == NULL)
    return g_strstrip (text);
  folded = pr_typed_fold (unescaped);
  g_free (*owner);
  *owner = folded;
  return folded;
}

/**
 * pr_email_address_normalize:
 * @typed: what somebody typed or pasted: what pr_typed_fold() forgives, a “mailto:”, angle brackets and
 *   a name are forgiven; UTF-8
 * @display_name: (out) (optional) (nullable) (transfer full): the name that stood with the address
 * @error: return location
 *
 * Checks the form only. A domain may be in Unicode, and then stays so (see
 * pr_email_address_dup_ascii_domain()); a local part beyond ASCII is allowed.
 *
 * Errors: those of %PR_EMAIL_ADDRESS_ERROR. RFC: 5321 §4.1.2, 6531 §3.3. Thread: any.
 *
 * Returns: (transfer full): the address alone, its ASCII domain letters in lower case
 */
char *
pr_email_address_normalize (const char *typed, char **display_name, GError **error)
{
  g_autofree char *copy = NULL;
  g_autofree char *name = NULL;
  g_autofree char *domain = NULL;
  char *address;
  char *at;

  g_return_val_if_fail (typed != NULL, NULL);

  if (display_name != NULL)
    *display_name = NULL;
  copy = pr_typed_fold (typed);
  address = split_display_name (copy, &name);
  address = take_mailto (address, &copy);
  if (*address == '\0')
    {
      g_set_error_literal (error, PR_EMAIL_ADDRESS_ERROR, PR_EMAIL_ADDRESS_ERROR_EMPTY,
                           "the address is empty");
      return NULL;
    }
  if (strlen (address) > PR_EMAIL_ADDRESS_MAX_BYTES)
    {
      g_set_error_literal (error, PR_EMAIL_ADDRESS_ERROR, PR_EMAIL_ADDRESS_ERROR_TOO_LONG,
                           "the address is too long");
      return NULL;
    }

  at = strrchr (address, '@');
  if (at == NULL || at == address || at[1] == '\0')
    {
      g_set_error_literal (error, PR_EMAIL_ADDRESS_ERROR, PR_EMAIL_ADDRESS_ERROR_NO_AT,
                           "an address has one “@” between name and domain");
      return NULL;
    }
  domain = g_utf8_strdown (at + 1, -1);
  at[1] = '\0';
  if (has_unseen (address) || !is_local_part (address, (gsize) (at - address)))
    {
      g_set_error_literal (error, PR_EMAIL_ADDRESS_ERROR, PR_EMAIL_ADDRESS_ERROR_LOCAL_PART,
                           "the part before the “@” is malformed");
      return NULL;
    }
  if (has_unseen (domain) || !is_domain (domain))
    {
      g_set_error_literal (error, PR_EMAIL_ADDRESS_ERROR, PR_EMAIL_ADDRESS_ERROR_DOMAIN,
                           "the part behind the “@” is no domain name");
      return NULL;
    }

  if (display_name != NULL)
    *display_name = g_steal_pointer (&name);
  return g_strconcat (address, domain, NULL);
}

/**
 * pr_email_address_get_domain:
 * @address: a normalized address
 *
 * Returns: (transfer none): the part behind the “@”
 */
const char *
pr_email_address_get_domain (const char *address)
{
  const char *at = strrchr (address, '@');

  g_return_val_if_fail (at != NULL, NULL);
  return at + 1;
}

/**
 * pr_email_address_dup_local_part:
 * @address: a normalized address
 *
 * Returns: (transfer full): the part before the “@”
 */
char *
pr_email_address_dup_local_part (const char *address)
{
  const char *at = strrchr (address, '@');

  g_return_val_if_fail (at != NULL, NULL);
  return g_strndup (address, (gsize) (at - address));
}

/**
 * pr_email_address_dup_ascii_domain:
 * @address: a normalized address
 *
 * Returns: (transfer full): the domain as DNS has it (RFC 5890, A-labels)
 */
char *
pr_email_address_dup_ascii_domain (const char *address)
{
  const char *domain = pr_email_address_get_domain (address);
  char *ascii = g_hostname_to_ascii (domain);

  return ascii == NULL ? g_strdup (domain) : ascii;
}

/**
 * pr_email_address_is_ascii:
 * @address: a normalized address
 *
 * An address whose local part goes beyond ASCII can only be used where the server has SMTPUTF8
 * (RFC 6531 §3.2); the domain alone can always be written in A-labels.
 *
 * Returns: %TRUE if the local part is plain ASCII
 */
gboolean
pr_email_address_is_ascii (const char *address)
{
  g_autofree char *local_part = pr_email_address_dup_local_part (address);

  return g_str_is_ascii (local_part);
}
