/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-oauth-error.h"

#include "pr-printable.h"

/* Enough for every member there is, and still a line. */
#define DESCRIPTION_MAX_CHARS 500

/* RFC 7628 §3.2.2: one JSON object of strings. That little is read here, without recursion;
 * whatever else a server makes of it is shown as it came. */

static const char *
skip_space (const char *p)
{
  while (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')
    p++;
  return p;
}

static gboolean
take_hex (const char **p, gunichar *c)
{
  *c = 0;
  for (int i = 0; i < 4; i++, (*p)++)
    {
      int digit = g_ascii_xdigit_value (**p);

      if (digit < 0)
        return FALSE;
      *c = *c << 4 | (gunichar) digit;
    }
  return TRUE;
}

/* RFC 8259 §7, behind the backslash. Half a surrogate pair becomes U+FFFD, as two halves do: no
 * server spells an emoji here. */
static gboolean
take_escape (const char **p, GString *out)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  gunichar c;

  for (gsize i = 0; letters[i] != '\0'; i++)
    {
      if (**p == letters[i])
        {
          g_string_append_c (out, meanings[i]);
          (*p)++;
          return TRUE;
        }
    }
  if (**p != 'u')
    return FALSE;
  (*p)++;
  if (!take_hex (p, &c))
    return FALSE;
  g_string_append_unichar (out, c != 0 && g_unichar_validate (c) ? c : 0xfffd);
  return TRUE;
}

static gboolean
take_string (const char **p, GString *out)
{
  if (**p != '"')
    return FALSE;
  for ((*p)++; **p != '"';)
    {
      if (**p == '\0')
        return FALSE;
      if (**p != '\\')
        {
          g_string_append_c (out, **p);
          (*p)++;
          continue;
        }
      (*p)++;
      if (!take_escape (p, out))
        return FALSE;
    }
  (*p)++;
  return TRUE;
}

/* A number or a word (Google once sent "status":400). */
static gboolean
take_plain (const char **p, GString *out)
{
  gsize before = out->len;

  for (; g_ascii_isalnum (**p) || **p == '-' || **p == '+' || **p == '.'; (*p)++)
    g_string_append_c (out, **p);
  return out->len > before;
}

/* "name" : value, as “name: value” */
static gboolean
take_member (const char **p, GString *out)
{
  if (!take_string (p, out))
    return FALSE;
  *p = skip_space (*p);
  if (**p != ':')
    return FALSE;
  *p = skip_space (*p + 1);
  g_string_append (out, ": ");
  return **p == '"' ? take_string (p, out) : take_plain (p, out);
}

static char *
describe_object (const char *json)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = skip_space (json);

  if (*p != '{')
    return NULL;
  do
    {
      if (out->len > 0)
        g_string_append (out, "; ");
      p = skip_space (p + 1);
      if (!take_member (&p, out))
        return NULL;
      p = skip_space (p);
    }
  while (*p == ',');

  return *p == '}' ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/*
 * pr_sasl_oauth_error_describe:
 * @reply: (array length=n_bytes): an OAuth mechanism's error challenge
 *
 * Returns: (transfer full): its members as “name: value; …”, or the reply as it is; fit to be shown
 */
char *
pr_sasl_oauth_error_describe (const char *reply, gsize n_bytes)
{
  g_autofree char *json = g_strndup (reply, n_bytes);
  g_autofree char *members = describe_object (json);

  if (members != NULL)
    return pr_printable_from_text (members, DESCRIPTION_MAX_CHARS);
  return pr_printable_from_bytes (reply, n_bytes, DESCRIPTION_MAX_CHARS);
}
