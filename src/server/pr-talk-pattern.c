/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-talk-pattern.h"

#include <string.h>

typedef enum
{
  PART_LITERAL,
  PART_STAR,
  PART_NAME,
} PartKind;

typedef struct
{
  PartKind kind;
  char *text;
  gsize n_bytes;
} Part;

struct _PrTalkPattern
{
  GArray *parts;
};

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_free (part->text);
}

static void
add_part (PrTalkPattern *self, PartKind kind, const char *text, gsize n_bytes)
{
  Part part = { kind, g_strndup (text, n_bytes), n_bytes };

  g_array_append_val (self->parts, part);
}

static void
add_literal (PrTalkPattern *self, GString *literal)
{
  if (literal->len > 0)
    add_part (self, PART_LITERAL, literal->str, literal->len);
  g_string_truncate (literal, 0);
}

/* A name: lower-case words joined by “-”. What begins otherwise, like IMAP's “$Junk”, is text. */
static gsize
measure_name (const char *text)
{
  gsize n_bytes = 0;

  if (!g_ascii_islower (text[0]))
    return 0;
  while (g_ascii_islower (text[n_bytes]) || g_ascii_isdigit (text[n_bytes]) ||
         (text[n_bytes] == '-' && g_ascii_isalnum (text[n_bytes + 1])))
    n_bytes++;
  return n_bytes;
}

static PrTalkPattern *
pattern_new (const char *text, gboolean with_stars)
{
  PrTalkPattern *self = g_new0 (PrTalkPattern, 1);
  g_autoptr (GString) literal = g_string_new (NULL);

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, part_clear);

  for (const char *p = text; *p != '\0'; p++)
    {
      gsize name_bytes = *p == '$' ? measure_name (p + 1) : 0;

      if (name_bytes > 0)
        {
          add_literal (self, literal);
          add_part (self, PART_NAME, p + 1, name_bytes);
          p += name_bytes;
        }
      else if (*p == '*' && with_stars)
        {
          add_literal (self, literal);
          add_part (self, PART_STAR, "", 0);
        }
      else
        {
          if ((p[0] == '$' && p[1] == '$') || (p[0] == '\\' && p[1] == '*' && with_stars))
            p++;
          g_string_append_c (literal, *p);
        }
    }
  add_literal (self, literal);
  return self;
}

/*
 * pr_talk_pattern_new_match:
 * @text: what a line must look like: `*` is anything, `\*` a star, `$name` a word, `$$` a dollar
 */
PrTalkPattern *
pr_talk_pattern_new_match (const char *text)
{
  return pattern_new (text, TRUE);
}

/*
 * pr_talk_pattern_new_template:
 * @text: what to send: `$name` is replaced, `$$` is a dollar
 */
PrTalkPattern *
pr_talk_pattern_new_template (const char *text)
{
  return pattern_new (text, FALSE);
}

void
pr_talk_pattern_free (PrTalkPattern *self)
{
  g_array_unref (self->parts);
  g_free (self);
}

static gboolean
equal_ignoring_case (const char *a, const char *b, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (g_ascii_tolower (a[i]) != g_ascii_tolower (b[i]))
      return FALSE;
  return TRUE;
}

/* RFC 9051 §9, quoted: returns the bytes used up, 0 where it is malformed. */
static gsize
take_quoted (const char *text, gsize n_bytes, GString *value)
{
  for (gsize i = 1; i < n_bytes; i++)
    {
      if (text[i] == '"')
        return i + 1;
      if (text[i] == '\\')
        {
          i++;
          if (i == n_bytes || (text[i] != '"' && text[i] != '\\'))
            return 0;
        }
      g_string_append_c (value, text[i]);
    }
  return 0;
}

/* RFC 9051 §9 and RFC 7888, literal: “{3}” or “{3+}”, CRLF, three bytes. The line reader has seen
 * to it that the bytes are there. */
static gsize
take_literal (const char *text, gsize n_bytes, GString *value)
{
  const char *head_end = memchr (text, '\n', n_bytes);
  gsize head_bytes = 0;
  guint64 literal_bytes = 0;

  if (head_end == NULL)
    return 0;
  head_bytes = (gsize) (head_end - text) + 1;
  literal_bytes = g_ascii_strtoull (text + 1, NULL, 10);
  if (literal_bytes > n_bytes - head_bytes)
    return 0;
  g_string_append_len (value, text + head_bytes, (gssize) literal_bytes);
  return head_bytes + (gsize) literal_bytes;
}

/* RFC 9051 §9, atom-specials: a client that leaves the quotes away is not to get by. SASL answers
 * are base64 and never meet one. */
static gboolean
is_atom_char (char c)
{
  return (guchar) c > 0x20 && (guchar) c < 0x7f && strchr ("(){%*\"\\", c) == NULL;
}

static gsize
take_atom (const char *text, gsize n_bytes, char stop, GString *value)
{
  gsize used = 0;

  while (used < n_bytes && is_atom_char (text[used]) && text[used] != stop)
    used++;
  g_string_append_len (value, text, (gssize) used);
  return used;
}

/* The word at the front of @text, without quotes; returns the bytes used up, 0 if there is none.
 * It ends at @stop, which is NUL where nothing follows in the pattern. Outside IMAP nothing is
 * quoted, and the last word goes to the end of the line: a POP3 password may hold blanks (RFC 1939
 * §7). */
static gsize
take_word (const char *text, gsize n_bytes, gboolean imap, char stop, GString *value)
{
  gsize used = 0;

  if (n_bytes == 0)
    return 0;
  if (imap && text[0] == '"')
    return take_quoted (text, n_bytes, value);
  if (imap && text[0] == '{')
    return take_literal (text, n_bytes, value);
  if (imap)
    return take_atom (text, n_bytes, stop, value);

  while (used < n_bytes && (stop == '\0' || (text[used] != stop && text[used] != ' ')))
    used++;
  g_string_append_len (value, text, (gssize) used);
  return used;
}

/* Where the word at @part_index ends. */
static char
get_stop (const PrTalkPattern *self, guint part_index)
{
  const Part *next = NULL;

  if (part_index + 1 == self->parts->len)
    return '\0';
  next = &g_array_index (self->parts, Part, part_index + 1);
  return next->kind == PART_LITERAL ? next->text[0] : ' ';
}

static gboolean
match_part (const PrTalkPattern *self,
            guint part_index,
            const char *text,
            gsize n_bytes,
            gboolean imap,
            PrTalkPatternTake take,
            gpointer data,
            gsize *used)
{
  const Part *part = &g_array_index (self->parts, Part, part_index);
  g_autoptr (GString) value = NULL;

  if (part->kind == PART_LITERAL)
    {
      *used = part->n_bytes;
      return n_bytes >= part->n_bytes && equal_ignoring_case (text, part->text, part->n_bytes);
    }

  value = g_string_new (NULL);
  *used = take_word (text, n_bytes, imap, get_stop (self, part_index), value);
  return *used > 0 && take (part->text, value->str, value->len, data);
}

/*
 * pr_talk_pattern_match:
 * @line: (array length=n_bytes): a line from a client, without its CRLF
 * @imap: whether words may be quoted or literals
 * @take: decides about each `$name`
 *
 * Literal text is compared without regard to the case of ASCII letters. The time is bounded by the
 * product of both lengths: everything but `*` matches in one way only, so that it is enough to go
 * back to the last star.
 */
gboolean
pr_talk_pattern_match (const PrTalkPattern *self,
                       const char *line,
                       gsize n_bytes,
                       gboolean imap,
                       PrTalkPatternTake take,
                       gpointer data)
{
  guint n_parts = self->parts->len;
  guint part_index = 0;
  guint after_star = 0;
  gsize position = 0;
  gsize star_end = 0;

  for (;;)
    {
      const Part *part =
          part_index < n_parts ? &g_array_index (self->parts, Part, part_index) : NULL;
      gsize used = 0;

      if (part == NULL && position == n_bytes)
        return TRUE;
      if (part != NULL && part->kind == PART_STAR)
        {
          after_star = ++part_index;
          star_end = position;
          if (part_index == n_parts)
            return TRUE;
        }
      else if (part != NULL && match_part (self, part_index, line + position, n_bytes - position,
                                           imap, take, data, &used))
        {
          part_index++;
          position += used;
        }
      else
        {
          if (after_star == 0 || star_end == n_bytes)
            return FALSE;
          position = ++star_end;
          part_index = after_star;
        }
    }
}

/*
 * pr_talk_pattern_expand:
 * @expanded: gets the text
 * @lookup: gives the values; a name without one adds nothing
 */
void
pr_talk_pattern_expand (const PrTalkPattern *self,
                        GString *expanded,
                        PrTalkPatternLookup lookup,
                        gpointer data)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      const char *value = part->kind == PART_NAME ? lookup (part->text, data) : part->text;

      if (value != NULL)
        g_string_append (expanded, value);
    }
}

void
pr_talk_pattern_visit (const PrTalkPattern *self, PrTalkPatternVisit visit, gpointer data)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->kind == PART_NAME)
        visit (part->text, data);
    }
}
