/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-line-reader.h"

#include <string.h>

typedef enum
{
  ENCODING_UNKNOWN,
  ENCODING_BYTES,
  ENCODING_UTF_16_LE,
  ENCODING_UTF_16_BE,
} Encoding;

struct _PrLineReader
{
  PrLineFunc func;
  gpointer user_data;
  Encoding encoding;

  char start[3]; /* the bytes that may be a byte order mark */
  gsize n_start;

  guchar unit[2]; /* of UTF-16 */
  gsize n_unit;
  gunichar high_surrogate;

  gboolean after_cr;
  gboolean may_be_other; /* than ASCII without NUL, by the bytes that the line is from */
  gsize n_line;
  char line[PR_LINE_MAX_BYTES + 1];
  char widened[2 * PR_LINE_MAX_BYTES + 1]; /* a line of ISO 8859-1, in UTF-8 */
};

PrLineReader *
pr_line_reader_new (PrLineFunc func, gpointer user_data)
{
  PrLineReader *self = g_new0 (PrLineReader, 1);

  self->func = func;
  self->user_data = user_data;
  return self;
}

void
pr_line_reader_free (PrLineReader *self)
{
  g_free (self);
}

/* ISO 8859-1: each byte is a character. */
static gsize
widen (PrLineReader *self)
{
  char *p = self->widened;

  for (gsize i = 0; i < self->n_line; i++)
    p += g_unichar_to_utf8 ((guchar) self->line[i], p);
  *p = '\0';
  return (gsize) (p - self->widened);
}

/* Many bytes at a time, since nearly all are; NUL counts as something else. */
static gboolean
is_ascii (const char *bytes, gsize n_bytes)
{
  guint64 all = 0;
  guint64 some[4];
  gsize i;

  for (i = 0; i + sizeof some <= n_bytes; i += sizeof some)
    {
      memcpy (some, bytes + i, sizeof some);
      all |= some[0] | some[1] | some[2] | some[3];
    }
  for (; i < n_bytes; i++)
    all |= (guchar) bytes[i];
  return (all & G_GUINT64_CONSTANT (0x8080808080808080)) == 0 &&
         memchr (bytes, '\0', n_bytes) == NULL;
}

static void
end_line (PrLineReader *self)
{
  const char *valid_end;

  self->line[self->n_line] = '\0';
  if (!self->may_be_other || is_ascii (self->line, self->n_line))
    {
      self->func (self->line, self->n_line, self->user_data);
      self->n_line = 0;
      return;
    }
  for (gsize i = 0; i < self->n_line; i++)
    if (self->line[i] == '\0')
      self->line[i] = ' ';
  /* A line that was cut may end in the midst of a character. */
  if (g_utf8_validate (self->line, (gssize) self->n_line, &valid_end) ||
      (self->n_line == PR_LINE_MAX_BYTES && valid_end > self->line + self->n_line - 4))
    {
      self->line[valid_end - self->line] = '\0';
      self->func (self->line, (gsize) (valid_end - self->line), self->user_data);
    }
  else
    {
      gsize n_bytes = widen (self);

      self->func (self->widened, n_bytes, self->user_data);
    }
  self->n_line = 0;
}

static void
add_line_end (PrLineReader *self, char c)
{
  gboolean is_crlf = c == '\n' && self->after_cr;

  self->after_cr = c == '\r';
  if (!is_crlf)
    end_line (self);
}

static void
add_run (PrLineReader *self, const char *bytes, gsize n_bytes)
{
  gsize n_kept = MIN (n_bytes, PR_LINE_MAX_BYTES - self->n_line);

  if (n_bytes == 0)
    return;
  self->after_cr = FALSE;
  memcpy (self->line + self->n_line, bytes, n_kept);
  self->n_line += n_kept;
}

static void
feed_bytes (PrLineReader *self, const char *bytes, gsize n_bytes)
{
  const char *end = bytes + n_bytes;
  gboolean has_cr = memchr (bytes, '\r', n_bytes) != NULL;

  self->may_be_other = (self->n_line > 0 && self->may_be_other) || !is_ascii (bytes, n_bytes);
  for (const char *p = bytes; p < end;)
    {
      const char *lf = memchr (p, '\n', (gsize) (end - p));
      const char *stop = lf != NULL ? lf : end;
      const char *cr;

      while (has_cr && (cr = memchr (p, '\r', (gsize) (stop - p))) != NULL)
        {
          add_run (self, p, (gsize) (cr - p));
          add_line_end (self, '\r');
          p = cr + 1;
        }
      add_run (self, p, (gsize) (stop - p));
      if (lf == NULL)
        return;
      add_line_end (self, '\n');
      p = lf + 1;
    }
}

static void
add_unichar (PrLineReader *self, gunichar c)
{
  char utf8[6] = { 0 };
  gsize n_bytes = (gsize) g_unichar_to_utf8 (c, utf8);

  if (c == '\n' || c == '\r')
    add_line_end (self, (char) c);
  else
    add_run (self, utf8, n_bytes);
}

static void
add_unit (PrLineReader *self, gunichar unit)
{
  if (unit >= 0xd800 && unit < 0xdc00)
    {
      self->high_surrogate = unit;
      return;
    }
  if (unit >= 0xdc00 && unit < 0xe000)
    unit = self->high_surrogate == 0
               ? 0xfffd
               : 0x10000 + ((self->high_surrogate - 0xd800) << 10) + (unit - 0xdc00);
  self->high_surrogate = 0;
  add_unichar (self, unit == 0 ? ' ' : unit);
}

static void
feed_utf_16 (PrLineReader *self, const char *bytes, gsize n_bytes)
{
  self->may_be_other = TRUE;
  for (gsize i = 0; i < n_bytes; i++)
    {
      self->unit[self->n_unit++] = (guchar) bytes[i];
      if (self->n_unit < 2)
        continue;
      self->n_unit = 0;
      if (self->encoding == ENCODING_UTF_16_LE)
        add_unit (self, self->unit[0] | (gunichar) self->unit[1] << 8);
      else
        add_unit (self, self->unit[1] | (gunichar) self->unit[0] << 8);
    }
}

static void
feed_known (PrLineReader *self, const char *bytes, gsize n_bytes)
{
  if (self->encoding == ENCODING_BYTES)
    feed_bytes (self, bytes, n_bytes);
  else
    feed_utf_16 (self, bytes, n_bytes);
}

static void
choose_encoding (PrLineReader *self)
{
  gsize n_mark = 0;

  self->encoding = ENCODING_BYTES;
  if (self->n_start >= 2 && memcmp (self->start, "\xff\xfe", 2) == 0)
    {
      self->encoding = ENCODING_UTF_16_LE;
      n_mark = 2;
    }
  else if (self->n_start >= 2 && memcmp (self->start, "\xfe\xff", 2) == 0)
    {
      self->encoding = ENCODING_UTF_16_BE;
      n_mark = 2;
    }
  else if (self->n_start == 3 && memcmp (self->start, "\xef\xbb\xbf", 3) == 0)
    n_mark = 3;
  feed_known (self, self->start + n_mark, self->n_start - n_mark);
}

/*
 * pr_line_reader_feed:
 * @bytes: (array length=n_bytes): the next of them
 */
void
pr_line_reader_feed (PrLineReader *self, const char *bytes, gsize n_bytes)
{
  while (self->encoding == ENCODING_UNKNOWN && n_bytes > 0)
    {
      self->start[self->n_start++] = *bytes++;
      n_bytes--;
      if (self->n_start == sizeof self->start)
        choose_encoding (self);
    }
  if (n_bytes > 0)
    feed_known (self, bytes, n_bytes);
}

/*
 * pr_line_reader_finish:
 *
 * There is no more: hands over a last line that has no line end.
 */
void
pr_line_reader_finish (PrLineReader *self)
{
  if (self->encoding == ENCODING_UNKNOWN)
    choose_encoding (self);
  if (self->n_line > 0)
    end_line (self);
}
