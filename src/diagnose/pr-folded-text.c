/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-folded-text.h"

#include <string.h>

/* What the end of a sentence counts: words of two sentences seldom belong together. */
#define SENTENCE_END_CHARS 20

#define MIN_ROOM_BYTES 64

typedef struct
{
  char *bytes;
  guint *at; /* (nullable): of each byte */
  gsize n_bytes;
  gsize n_room; /* for so many, and a NUL */
  guint position;
} Folder;

static void
make_room (Folder *folder, gsize n_room)
{
  folder->n_room = MAX (n_room, MIN_ROOM_BYTES);
  folder->bytes = g_realloc (folder->bytes, folder->n_room + 1);
  if (folder->at != NULL)
    folder->at = g_renew (guint, folder->at, folder->n_room);
}

static inline void
put (Folder *folder, char c)
{
  if (folder->n_bytes == folder->n_room)
    make_room (folder, 2 * folder->n_room);
  if (folder->at != NULL)
    folder->at[folder->n_bytes] = folder->position;
  folder->bytes[folder->n_bytes++] = c;
}

static void
put_blank (Folder *folder)
{
  if (folder->n_bytes > 0 && folder->bytes[folder->n_bytes - 1] == ' ')
    return;
  put (folder, ' ');
  folder->position++;
}

static void
put_unichar (Folder *folder, gunichar c)
{
  char utf8[6];
  int n_bytes = g_unichar_to_utf8 (g_unichar_tolower (c), utf8);

  for (int i = 0; i < n_bytes; i++)
    put (folder, utf8[i]);
  folder->position++;
}

/* “é” is “e”, whether or not the server could write it; “ｅ” of a wide font is “e” as well. */
static void
put_decomposed (Folder *folder, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
    if (!g_unichar_ismark (parts[i]))
      put_unichar (folder, parts[i]);
}

static void
put_other (Folder *folder, gunichar c)
{
  switch (c)
    {
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201b:
    case 0x00b4: /* ´ */
      put_unichar (folder, '\'');
      break;
    case 0x00d7: /* × of “0×800CCC0E”, which a text program made of an x */
      put_unichar (folder, 'x');
      break;
    default:
      if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || g_unichar_isspace (c) ||
          g_unichar_iscntrl (c) || g_unichar_iszerowidth (c))
        put_blank (folder);
      else
        put_decomposed (folder, c);
    }
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || strchr ("._@+%-", c) != NULL;
}

/* A missing blank, or the parts of a program's identifier: “sent.Please”, “Net.WebException”. */
static gboolean
is_capital_after_dot (const char *p, const char *end)
{
  return *p == '.' && end - p > 2 && g_ascii_isupper (p[1]) && g_ascii_islower (p[2]);
}

/* The end of the run of name characters at @p, without punctuation that only stands behind it. */
static const char *
find_run_end (const char *p, const char *end)
{
  const char *run_end = p;

  while (run_end < end && *run_end != '\0' && is_name_char (*run_end) &&
         !is_capital_after_dot (run_end, end))
    run_end++;
  while (run_end > p && !g_ascii_isalnum (run_end[-1]))
    run_end--;
  return run_end;
}

/* “user@example.org”, “mx.example.org”, “192.0.2.1” */
static gboolean
is_name (const char *p, const char *run_end)
{
  for (const char *c = p + 1; c + 1 < run_end; c++)
    if (*c == '@' || (*c == '.' && g_ascii_isalnum (c[-1]) && g_ascii_isalnum (c[1])))
      return TRUE;
  return FALSE;
}

/* “unknown[192.0.2.1]”, as Postfix calls a host that has no name. */
static gboolean
is_before_address (const char *run_end, const char *end)
{
  const char *p = run_end;

  if (p == end || *p != '[')
    return FALSE;
  for (p++; p < end && (g_ascii_isxdigit (*p) || *p == '.' || *p == ':'); p++)
    ;
  return p < end && *p == ']' && p - run_end > 7;
}

static const char *
skip_digits (const char *p, const char *end, gsize max_digits)
{
  const char *start = p;

  while (p < end && g_ascii_isdigit (*p) && (gsize) (p - start) < max_digits)
    p++;
  return p;
}

/* “550”, “550-5.7.1”, “5.7.1”: codes are looked at elsewhere, and stand between the words of a
 * reply of many lines. */
static gboolean
is_reply_code (const char *p, const char *run_end)
{
  const char *q = p;

  if (*p < '2' || *p > '5')
    return FALSE;
  if (skip_digits (p, run_end, 4) == p + 3)
    {
      q = p + 3;
      if (q == run_end)
        return TRUE;
      if (*q != '-')
        return FALSE;
      q++;
    }
  for (guint part = 0; part < 3; part++)
    {
      const char *digits_end = skip_digits (q, run_end, 3);

      if (digits_end == q)
        return FALSE;
      q = digits_end;
      if (part < 2 && (q == run_end || *q++ != '.'))
        return FALSE;
    }
  return q == run_end;
}

static const char *
find_link_end (const char *p, const char *end)
{
  while (p < end && (guchar) *p > ' ' && strchr ("<>\"'()[]", *p) == NULL)
    p++;
  return p;
}

static gboolean
is_link (const char *p, const char *end)
{
  return (end - p > 8 && g_ascii_strncasecmp (p, "https://", 8) == 0) ||
         (end - p > 7 && g_ascii_strncasecmp (p, "http://", 7) == 0) ||
         (end - p > 4 && g_ascii_strncasecmp (p, "www.", 4) == 0);
}

static void
put_name (Folder *folder, const char *p, const char *name_end)
{
  for (; p < name_end; p++)
    put (folder, g_ascii_tolower (*p));
  folder->position++;
}

static void
put_ascii (Folder *folder, const char *p, const char *end)
{
  if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p) || *p == '-' || *p == '_')
    {
      put_blank (folder);
      return;
    }
  put (folder, *p == '`' ? '\'' : g_ascii_tolower (*p));
  folder->position++;
  if (strchr (".!?;", *p) != NULL && end - p > 1 && g_ascii_isspace (p[1]))
    folder->position += SENTENCE_END_CHARS;
}

/* Returns where to go on. */
static const char *
put_run (Folder *folder, const char *p, const char *end)
{
  const char *run_end = find_run_end (p, end);

  if (is_link (p, end))
    {
      run_end = find_link_end (p, end);
      put_name (folder, p, run_end);
      return run_end;
    }
  if (run_end > p && is_reply_code (p, run_end))
    {
      put_blank (folder);
      return run_end;
    }
  if (is_name (p, run_end) || is_before_address (run_end, end))
    {
      put_name (folder, p, run_end);
      return run_end;
    }
  for (; p < run_end; p++)
    put_ascii (folder, p, end);
  return run_end;
}

/*
 * pr_folded_text_new:
 * @text: (array length=n_bytes): any bytes
 *
 * Thread: any.
 */
PrFoldedText *
pr_folded_text_new (const char *text, gsize n_bytes)
{
  PrFoldedText *self = g_new0 (PrFoldedText, 1);
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) n_bytes);
  const char *end = valid + strlen (valid);
  Folder folder = { .at = g_new (guint, 1) };

  make_room (&folder, n_bytes);
  for (const char *p = valid; p < end;)
    {
      if ((guchar) *p >= 0x80)
        {
          put_other (&folder, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
        }
      else if (g_ascii_isalnum (*p))
        p = put_run (&folder, p, end);
      else
        put_ascii (&folder, p++, end);
    }

  folder.bytes[folder.n_bytes] = '\0';
  self->n_bytes = folder.n_bytes;
  self->bytes = folder.bytes;
  self->at = folder.at;
  return self;
}

void
pr_folded_text_free (PrFoldedText *self)
{
  g_free (self->bytes);
  g_free (self->at);
  g_free (self);
}

/*
 * pr_folded_text_is_in_name:
 *
 * Whether all from @start to @end is part of one address, host name or link: “spam” in
 * “antispam.example.org” says nothing.
 */
gboolean
pr_folded_text_is_in_name (const PrFoldedText *self, gsize start, gsize end)
{
  return end - start > 1 && self->at[start] == self->at[end - 1] &&
         (guchar) self->bytes[start] < 0x80;
}

/*
 * pr_fold_phrase:
 *
 * Folds words to be looked for as a text is folded, but keeps what looks like a code or a name.
 */
char *
pr_fold_phrase (const char *phrase)
{
  Folder folder = { .bytes = NULL };
  gboolean is_part_of_name = strpbrk (phrase, "./=?:") != NULL;

  make_room (&folder, strlen (phrase));
  for (const char *p = phrase; *p != '\0'; p = g_utf8_next_char (p))
    {
      if ((guchar) *p >= 0x80)
        put_other (&folder, g_utf8_get_char (p));
      else if (is_part_of_name)
        put (&folder, g_ascii_tolower (*p));
      else
        put_ascii (&folder, p, p + 1);
    }
  folder.bytes[folder.n_bytes] = '\0';
  return folder.bytes;
}
