/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-typed.h"

#include "pr-printable.h"

#include <string.h>

/* Longer texts are no names of servers: a host has 253 bytes, a login name rarely as many. */
#define SERVER_MAX_BYTES 2048

/* The schemes of RFC 2384, 5092 and 8314 and those that people write, and what they say of
 * encryption: without an “s” they leave it open, as STARTTLS is common there. */
static const struct
{
  const char *scheme;
  gboolean tls;
} schemes[] = {
  { "imap", FALSE }, { "imaps", TRUE },       { "pop", FALSE },         { "pops", TRUE },
  { "pop3", FALSE }, { "pop3s", TRUE },       { "smtp", FALSE },        { "smtps", TRUE },
  { "ssl", TRUE },   { "submission", FALSE }, { "submissions", TRUE },  { "tls", TRUE },
};

/* Nobody means to type these, and nobody sees them: the zero-width space and word joiner, the byte
 * order mark, the soft hyphen. Marks that change the direction are something else: with them what
 * is seen is not what is there, and that is for a check to refuse. */
static gboolean
is_nothing (gunichar c)
{
  return c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0x00ad;
}

/* What an input method for Chinese, Japanese or Korean writes while it is switched on. */
static gunichar
to_half_width (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xff01 + '!';
  if (c == 0x3002 || c == 0xff61)
    return '.';
  return c == 0x3000 ? ' ' : c;
}

/**
 * pr_typed_fold:
 * @text: what somebody typed or pasted
 *
 * Forgives what is hard to see: full-width letters, digits and signs become plain ones, characters
 * without width go, and so do blanks of all kinds at both ends. Thread: any.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
pr_typed_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_nothing (c))
        g_string_append_unichar (folded, to_half_width (c));
    }
  return pr_printable_strip (folded->str);
}

/**
 * pr_typed_port:
 * @text: what is in the field; digits of any script
 *
 * Thread: any.
 *
 * Returns: the number, or 0 (which is no port) where it is none; what is too large for a port is
 *   65536
 */
guint
pr_typed_port (const char *text)
{
  g_autofree char *folded = pr_typed_fold (text);
  guint port = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0)
        return 0;
      port = MIN (port * 10 + (guint) digit, G_MAXUINT16 + 1);
    }
  return port;
}

/* Takes off “imaps://”. */
static char *
skip_scheme (PrTypedServer *self, char *text, gboolean *is_url)
{
  char *end = strstr (text, "://");

  *is_url = end != NULL;
  if (end == NULL)
    return text;
  *end = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (text, schemes[i].scheme) == 0)
      self->has_security |= schemes[i].tls;
  self->security = PR_SECURITY_TLS;
  return end + 3;
}

/* “ann;AUTH=PLAIN:password@”. A password that stands in a URL is dropped: it has come to light
 * already, and the name of a server is shown everywhere. */
static char *
skip_username (PrTypedServer *self, char *text)
{
  char *at = strrchr (text, '@');
  char *end;

  if (at == NULL)
    return text;
  *at = '\0';
  end = strpbrk (text, ":;");
  if (end != NULL)
    *end = '\0';
  self->username = g_uri_unescape_string (text, "/");
  return at + 1;
}

/* `[::1]:993` */
static gboolean
split_bracketed (PrTypedServer *self, char *text)
{
  char *bracket = strchr (text, ']');

  if (text[0] != '[' || bracket == NULL)
    return FALSE;
  *bracket = '\0';
  self->host = g_strdup (text + 1);
  if (bracket[1] == ':')
    self->port = pr_typed_port (bracket + 2);
  return TRUE;
}

/* `HOST:PORT` or `HOST PORT`; several colons are those of an IPv6 address. */
static void
split_port (PrTypedServer *self, char *text)
{
  char *separator = strpbrk (text, ": \t");
  gboolean is_ipv6 =
      separator != NULL && *separator == ':' && strchr (separator + 1, ':') != NULL;

  if (separator != NULL && !is_ipv6)
    {
      /* What stands behind it and is no port makes the whole something else, for a check to
       * refuse. */
      g_autofree char *rest = pr_printable_strip (separator + 1);
      guint port = pr_typed_port (rest);

      if (port > 0 || *rest == '\0')
        {
          *separator = '\0';
          self->port = port;
        }
    }
  self->host = pr_printable_strip (text);
}

/* `HOST:PORT,SECURITY`, as the command line has it. */
static void
split_security (PrTypedServer *self, char *text)
{
  char *comma = strrchr (text, ',');
  int security;

  if (comma == NULL || !pr_enum_from_word (PR_TYPE_SECURITY, comma + 1, &security))
    return;
  *comma = '\0';
  self->has_security = TRUE;
  self->security = (PrSecurity) security;
}

/**
 * pr_typed_server_parse:
 * @text: what somebody typed or pasted as the name of a server
 *
 * Understands `HOST`, `HOST:PORT`, `HOST PORT`, `HOST:PORT,SECURITY`, IPv6 addresses with and
 * without brackets, and addresses of the web kind such as `imaps://ann@example.org:993/`; forgives
 * what pr_typed_fold() does. What it does not understand is the host as it stands. Checks nothing.
 * Of a web page's address (“https://…”) only the host counts. Thread: any.
 */
void
pr_typed_server_parse (PrTypedServer *self, const char *text)
{
  g_autofree char *folded = pr_typed_fold (text);
  char *rest = folded;
  gboolean is_url;

  *self = (PrTypedServer) { 0 };
  if (strlen (folded) > SERVER_MAX_BYTES)
    {
      self->host = g_steal_pointer (&folded);
      return;
    }
  rest = skip_scheme (self, rest, &is_url);
  if (is_url)
    {
      rest[strcspn (rest, "/?#")] = '\0';
      rest = skip_username (self, rest);
    }
  while (!is_url && g_str_has_suffix (rest, "/"))
    rest[strlen (rest) - 1] = '\0';
  split_security (self, rest);
  if (!split_bracketed (self, rest))
    split_port (self, rest);
  if (is_url && g_str_has_prefix (folded, "http"))
    self->port = 0;
}

/**
 * pr_typed_server_clear:
 *
 * Frees what pr_typed_server_parse() has found.
 */
void
pr_typed_server_clear (PrTypedServer *self)
{
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->username, g_free);
}
