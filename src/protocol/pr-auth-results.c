/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-auth-results.h"

#include "pr-message-header.h"
#include "pr-printable.h"

#include <string.h>

/* RFC 8601 §2.2, the field already unfolded:
 *
 *   value      = [CFWS] authserv-id [CFWS version] (no-result / 1*resinfo) [CFWS]
 *   no-result  = [CFWS] ";" [CFWS] "none"
 *   resinfo    = [CFWS] ";" methodspec [CFWS reasonspec] [CFWS 1*propspec]
 *   methodspec = [CFWS] keyword ["/" version] [CFWS] "=" [CFWS] keyword
 *
 * In use beyond it: no authserv-id at all (Microsoft 365), ";" at the end.
 */

#define FIELD "Authentication-Results"

/* A server adds a field for each of its filters; more than these are there to waste time. */
#define MAX_FIELDS 20

/* Comments may nest; deeper than this they are no comments. */
#define MAX_COMMENT_DEPTH 20

/* Returns: the end of the comment that begins at @p, or of the text */
static const char *
skip_comment (const char *p)
{
  guint depth = 0;

  for (; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '(' && depth < MAX_COMMENT_DEPTH)
        depth++;
      else if (*p == ')' && --depth == 0)
        return p + 1;
    }
  return p;
}

static const char *
skip_blanks (const char *p)
{
  for (;;)
    {
      if (*p == '(')
        p = skip_comment (p);
      else if (*p == ' ' || *p == '\t')
        p++;
      else
        return p;
    }
}

/* Returns: the end of the quoted string that begins at @p, or of the text */
static const char *
skip_quoted (const char *p)
{
  for (p++; *p != '\0' && *p != '"'; p++)
    if (*p == '\\' && p[1] != '\0')
      p++;
  return *p == '"' ? p + 1 : p;
}

static const char *
skip_word (const char *p)
{
  while (*p != '\0' && strchr (" \t;=()\"", *p) == NULL)
    p++;
  return p;
}

/* Returns: the “;” that ends the result in which @p stands, or the end of the text */
static const char *
skip_result (const char *p)
{
  while (*p != '\0' && *p != ';')
    {
      if (*p == '(')
        p = skip_comment (p);
      else if (*p == '"')
        p = skip_quoted (p);
      else
        p++;
    }
  return p;
}

/* A word of letters, digits and “-”, in small letters; of another kind none is in use. */
static char *
take_keyword (const char **p)
{
  const char *start = skip_blanks (*p);
  gsize n_bytes = 0;

  while (g_ascii_isalnum (start[n_bytes]) || start[n_bytes] == '-')
    n_bytes++;
  *p = start + n_bytes;
  return n_bytes == 0 || n_bytes > PR_AUTH_RESULT_MAX_BYTES
             ? NULL
             : g_ascii_strdown (start, (gssize) n_bytes);
}

/* Of several signatures a good one counts; of several other results the first. */
static void
take_result (PrAuthResults *self, const char *method, char *result)
{
  char **field = strcmp (method, "spf") == 0     ? &self->spf
                 : strcmp (method, "dkim") == 0  ? &self->dkim
                 : strcmp (method, "dmarc") == 0 ? &self->dmarc
                                                 : NULL;

  if (field != NULL
      && (*field == NULL || (field == &self->dkim && strcmp (result, "pass") == 0)))
    {
      g_free (*field);
      *field = result;
    }
  else
    g_free (result);
}

static void
parse_result (PrAuthResults *self, const char *p)
{
  g_autofree char *method = take_keyword (&p);
  char *result;

  if (method == NULL)
    return;
  p = skip_blanks (p);
  if (*p == '/')
    p = skip_blanks (skip_word (skip_blanks (p + 1)));
  if (*p != '=')
    return;
  p++;
  result = take_keyword (&p);
  if (result != NULL)
    take_result (self, method, result);
}

/* Takes the name of the server where there is one; @p then is behind it. */
static char *
take_server (const char **p)
{
  const char *start = skip_blanks (*p);
  const char *end = *start == '"' ? skip_quoted (start) : skip_word (start);
  gsize n_quotes = *start == '"' ? 1 : 0;

  if (*skip_blanks (end) == '=' || end == start)
    {
      *p = start;
      return NULL;
    }
  *p = skip_result (end);
  if (n_quotes > 0 && end - start >= 2 && end[-1] == '"')
    end--;
  return pr_printable_from_bytes (start + n_quotes, (gsize) (end - start) - n_quotes,
                                  PR_AUTH_SERVER_MAX_CHARS);
}

static void
parse_results (PrAuthResults *self, const char *p)
{
  while (*p != '\0')
    {
      if (*p == ';')
        p++;
      parse_result (self, p);
      p = skip_result (p);
    }
}

/**
 * pr_auth_results_new_from_header:
 * @header: the header of a message, raw; bounded by the caller
 *
 * Each server that passes a message on puts what it finds out on top. So the topmost field is of
 * the server that received it last, and others count only if they are by the same one: anybody
 * before it can have written them. RFC: 8601 §2.2, §5. Thread: any.
 *
 * Returns: (transfer full) (nullable): the results, %NULL where no server says any
 */
PrAuthResults *
pr_auth_results_new_from_header (GBytes *header)
{
  g_autofree char *topmost = pr_message_header_dup_field (header, FIELD, 0);
  const char *p = topmost;
  g_autoptr (PrAuthResults) self = NULL;

  if (topmost == NULL)
    return NULL;
  self = g_new0 (PrAuthResults, 1);
  self->server = take_server (&p);
  parse_results (self, p);
  for (guint i = 1; self->server != NULL && i < MAX_FIELDS; i++)
    {
      g_autofree char *value = pr_message_header_dup_field (header, FIELD, i);
      const char *q = value;
      g_autofree char *server = value == NULL ? NULL : take_server (&q);

      if (value == NULL)
        break;
      if (server != NULL && g_ascii_strcasecmp (server, self->server) == 0)
        parse_results (self, q);
    }
  if (self->spf == NULL && self->dkim == NULL && self->dmarc == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pr_auth_results_free:
 *
 * Frees the results.
 */
void
pr_auth_results_free (PrAuthResults *self)
{
  g_free (self->server);
  g_free (self->spf);
  g_free (self->dkim);
  g_free (self->dmarc);
  g_free (self);
}
