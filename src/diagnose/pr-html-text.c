/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-html-text.h"

#include <string.h>

/* Longer names are no tag that matters here, nor a character reference. */
#define MAX_NAME_BYTES 10

typedef enum
{
  STATE_TEXT,
  STATE_TAG_NAME,
  STATE_TAG,
  STATE_QUOTED, /* in a tag's attribute */
  STATE_REFERENCE,
} State;

struct _PrHtmlText
{
  PrLineFunc func;
  gpointer user_data;
  State state;
  char quote;
  char name[MAX_NAME_BYTES + 1]; /* of the tag or reference at hand, as far as it goes */
  gsize n_name;
  gboolean is_hidden; /* in a style sheet or a script */
  gsize n_line;
  char line[PR_LINE_MAX_BYTES + 1];
};

/*
 * pr_html_text_new:
 * @func: is called for each line that is not empty
 */
PrHtmlText *
pr_html_text_new (PrLineFunc func, gpointer user_data)
{
  PrHtmlText *self = g_new0 (PrHtmlText, 1);

  self->func = func;
  self->user_data = user_data;
  return self;
}

void
pr_html_text_free (PrHtmlText *self)
{
  g_free (self);
}

static void
end_line (PrHtmlText *self)
{
  const char *valid_end;

  while (self->n_line > 0 && self->line[self->n_line - 1] == ' ')
    self->n_line--;
  self->line[self->n_line] = '\0';
  /* A line that was cut may end in the midst of a character. */
  if (!g_utf8_validate (self->line, (gssize) self->n_line, &valid_end))
    self->line[valid_end - self->line] = '\0';
  if (self->line[0] != '\0')
    self->func (self->line, strlen (self->line), self->user_data);
  self->n_line = 0;
}

static void
add_bytes (PrHtmlText *self, const char *bytes, gsize n_bytes)
{
  if (self->is_hidden || self->n_line + n_bytes > PR_LINE_MAX_BYTES)
    return;
  memcpy (self->line + self->n_line, bytes, n_bytes);
  self->n_line += n_bytes;
}

static void
add_char (PrHtmlText *self, char c)
{
  gboolean is_blank = c == ' ' || c == '\t';

  if (is_blank && (self->n_line == 0 || self->line[self->n_line - 1] == ' '))
    return;
  add_bytes (self, is_blank ? " " : &c, 1);
}

static gboolean
is_block (const char *name)
{
  static const char *const blocks[] = {
    "br",  "p",     "div",  "tr", "td", "th", "li", "ul", "table", "hr",
    "pre", "title", "body", "h1", "h2", "h3", "h4", "h5", "h6",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (strcmp (name, blocks[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
end_tag (PrHtmlText *self)
{
  const char *name = self->name[0] == '/' ? self->name + 1 : self->name;

  self->state = STATE_TEXT;
  if (strcmp (name, "style") == 0 || strcmp (name, "script") == 0)
    self->is_hidden = self->name[0] != '/';
  else if (is_block (name) && !self->is_hidden)
    end_line (self);
}

static void
end_reference (PrHtmlText *self)
{
  static const struct
  {
    const char *name;
    const char *text;
  } references[] = {
    { "lt", "<" },     { "gt", ">" },    { "amp", "&" },   { "quot", "\"" },  { "apos", "'" },
    { "nbsp", " " },   { "auml", "ä" },  { "ouml", "ö" },  { "uuml", "ü" },   { "Auml", "Ä" },
    { "Ouml", "Ö" },   { "Uuml", "Ü" },  { "szlig", "ß" }, { "eacute", "é" }, { "egrave", "è" },
    { "agrave", "à" }, { "rsquo", "’" }, { "lsquo", "‘" },
  };
  char utf8[6];
  gunichar c = 0;

  self->state = STATE_TEXT;
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (strcmp (self->name, references[i].name) == 0)
      {
        if (strcmp (references[i].text, " ") == 0)
          add_char (self, ' ');
        else
          add_bytes (self, references[i].text, strlen (references[i].text));
        return;
      }
  if (self->name[0] == '#')
    c = (gunichar) (self->name[1] == 'x' ? g_ascii_strtoull (self->name + 2, NULL, 16)
                                         : g_ascii_strtoull (self->name + 1, NULL, 10));
  if (c >= ' ' && g_unichar_validate (c))
    add_bytes (self, utf8, (gsize) g_unichar_to_utf8 (c, utf8));
}

static void
begin_name (PrHtmlText *self, State state)
{
  self->state = state;
  self->n_name = 0;
  self->name[0] = '\0';
}

static void
add_to_name (PrHtmlText *self, char c)
{
  if (self->n_name == MAX_NAME_BYTES)
    return;
  self->name[self->n_name++] = self->state == STATE_TAG_NAME ? g_ascii_tolower (c) : c;
  self->name[self->n_name] = '\0';
}

static void
take_text (PrHtmlText *self, char c)
{
  if (c == '<')
    begin_name (self, STATE_TAG_NAME);
  else if (c == '&')
    begin_name (self, STATE_REFERENCE);
  else
    add_char (self, c);
}

static void
take_char (PrHtmlText *self, char c)
{
  switch (self->state)
    {
    case STATE_TAG_NAME:
      if (c == '>')
        end_tag (self);
      else if (g_ascii_isalnum (c) || (c == '/' && self->n_name == 0))
        add_to_name (self, c);
      else
        self->state = STATE_TAG;
      break;
    case STATE_TAG:
      if (c == '>')
        end_tag (self);
      else if (c == '"' || c == '\'')
        {
          self->quote = c;
          self->state = STATE_QUOTED;
        }
      break;
    case STATE_QUOTED:
      if (c == self->quote)
        self->state = STATE_TAG;
      break;
    case STATE_REFERENCE:
      if (g_ascii_isalnum (c) || c == '#')
        {
          add_to_name (self, c);
          break;
        }
      end_reference (self);
      if (c != ';')
        take_text (self, c);
      break;
    case STATE_TEXT:
    default:
      take_text (self, c);
    }
}

/*
 * pr_html_text_feed:
 * @line: in UTF-8, without its line end
 */
void
pr_html_text_feed (PrHtmlText *self, const char *line, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    take_char (self, line[i]);
  take_char (self, ' ');
}

/*
 * pr_html_text_finish:
 *
 * There is no more: hands over what is still held.
 */
void
pr_html_text_finish (PrHtmlText *self)
{
  end_line (self);
}
