/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-json.h"

#include <string.h>

typedef struct
{
  const char *at;
  const char *end;
  guint line;
  guint n_nodes;
  GError **error;
} Reader;

static PrPresetJson *read_value (Reader *reader, guint depth);

static gboolean
fail (Reader *reader, const char *message)
{
  g_set_error_literal (reader->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

static void
skip_space (Reader *reader)
{
  for (; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '\n')
        reader->line++;
      else if (*reader->at != ' ' && *reader->at != '\t' && *reader->at != '\r')
        return;
    }
}

/* The next byte that is not white space, or NUL at the end; a NUL of the text fits nowhere either.
 */
static char
peek (Reader *reader)
{
  skip_space (reader);
  return reader->at < reader->end ? *reader->at : '\0';
}

static gboolean
read_hex (Reader *reader, gunichar *unit)
{
  if (reader->end - reader->at < 4)
    return FALSE;

  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*reader->at++);

      if (digit < 0)
        return FALSE;
      *unit = *unit << 4 | (gunichar) digit;
    }
  return TRUE;
}

/* RFC 8259 §7: a character beyond the basic plane is written as two surrogates. */
static gboolean
read_unicode_escape (Reader *reader, GString *text)
{
  gunichar unit;
  gunichar low;

  if (!read_hex (reader, &unit))
    return fail (reader, "“\\u” wants four hexadecimal digits");
  if (unit >= 0xD800 && unit < 0xDC00)
    {
      if (reader->end - reader->at < 2 || reader->at[0] != '\\' || reader->at[1] != 'u')
        return fail (reader, "half of a surrogate pair");
      reader->at += 2;
      if (!read_hex (reader, &low) || low < 0xDC00 || low >= 0xE000)
        return fail (reader, "half of a surrogate pair");
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
  if (unit == 0 || !g_unichar_validate (unit))
    return fail (reader, "“\\u” names no character");

  g_string_append_unichar (text, unit);
  return TRUE;
}

static gboolean
read_escape (Reader *reader, GString *text)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;
  char letter;

  if (reader->at == reader->end)
    return fail (reader, "the string does not end");
  letter = *reader->at++;
  if (letter == 'u')
    return read_unicode_escape (reader, text);

  found = letter == '\0' ? NULL : strchr (letters, letter);
  if (found == NULL)
    return fail (reader, "no such escape after “\\”");
  g_string_append_c (text, meanings[found - letters]);
  return TRUE;
}

static char *
read_string (Reader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (reader->at++; reader->at < reader->end; reader->at++)
    {
      char c = *reader->at;

      if (c == '"')
        {
          reader->at++;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      if (c == '\n')
        {
          fail (reader, "the string does not end on its line");
          return NULL;
        }
      if (g_ascii_iscntrl (c))
        {
          fail (reader, "a control character in a string");
          return NULL;
        }
      if (c != '\\')
        {
          g_string_append_c (text, c);
          continue;
        }
      reader->at++;
      if (!read_escape (reader, text))
        return NULL;
      reader->at--;
    }

  fail (reader, "the string does not end");
  return NULL;
}

/* Whole numbers only: nothing in a provider is a fraction. */
static gboolean
read_integer (Reader *reader, gint64 *integer)
{
  g_autofree char *digits = NULL;
  const char *start = reader->at;

  while (reader->at < reader->end && (g_ascii_isalnum (*reader->at) || *reader->at == '+' ||
                                      *reader->at == '-' || *reader->at == '.'))
    reader->at++;
  digits = g_strndup (start, (gsize) (reader->at - start));
  if ((digits[0] == '0' && digits[1] != '\0') || g_str_has_prefix (digits, "-0") ||
      digits[0] == '+' ||
      !g_ascii_string_to_signed (digits, 10, G_MININT32, G_MAXINT32, integer, NULL))
    return fail (reader, "not a whole number of sensible size");
  return TRUE;
}

static gboolean
read_word (Reader *reader, PrPresetJson *node)
{
  static const struct
  {
    const char *word;
    PrPresetJsonKind kind;
    gint64 integer;
  } words[] = {
    { "null", PR_PRESET_JSON_NULL, 0 },
    { "false", PR_PRESET_JSON_BOOLEAN, 0 },
    { "true", PR_PRESET_JSON_BOOLEAN, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if ((gsize) (reader->end - reader->at) < length ||
          memcmp (reader->at, words[i].word, length) != 0)
        continue;
      reader->at += length;
      node->kind = words[i].kind;
      node->integer = words[i].integer;
      return TRUE;
    }
  return fail (reader, "a value is wanted here");
}

static gboolean
read_member_name (Reader *reader, const PrPresetJson *object, char **name, guint *line)
{
  g_autofree char *text = NULL;

  if (object->children->len == PR_PRESET_JSON_MAX_MEMBERS)
    return fail (reader, "too many names in one object");
  if (peek (reader) != '"')
    return fail (reader, "a name in double quotes is wanted here");
  *line = reader->line;
  text = read_string (reader);
  if (text == NULL)
    return FALSE;
  if (pr_preset_json_get_member (object, text) != NULL)
    {
      g_set_error (reader->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” stands here twice",
                   text);
      return FALSE;
    }
  if (peek (reader) != ':')
    return fail (reader, "“:” is wanted after the name");

  reader->at++;
  *name = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
read_children (Reader *reader, PrPresetJson *node, char close, guint depth)
{
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_preset_json_free);
  reader->at++;
  if (peek (reader) == close)
    {
      reader->at++;
      return TRUE;
    }

  for (;;)
    {
      g_autofree char *name = NULL;
      PrPresetJson *child;
      guint line = 0;
      char next;

      if (node->kind == PR_PRESET_JSON_OBJECT && !read_member_name (reader, node, &name, &line))
        return FALSE;
      child = read_value (reader, depth + 1);
      if (child == NULL)
        return FALSE;
      child->name = g_steal_pointer (&name);
      if (line != 0)
        child->line = line;
      g_ptr_array_add (node->children, child);

      next = peek (reader);
      if (next != ',' && next != close)
        return fail (reader,
                     close == '}' ? "“,” or “}” is wanted here" : "“,” or “]” is wanted here");
      reader->at++;
      if (next == close)
        return TRUE;
    }
}

static PrPresetJson *
read_value (Reader *reader, guint depth)
{
  g_autoptr (PrPresetJson) node = NULL;
  char first = peek (reader);
  gboolean good;

  if (depth > PR_PRESET_JSON_MAX_DEPTH)
    {
      fail (reader, "nested too deep");
      return NULL;
    }
  if (++reader->n_nodes > PR_PRESET_JSON_MAX_NODES)
    {
      fail (reader, "too many values");
      return NULL;
    }

  node = g_new0 (PrPresetJson, 1);
  node->line = reader->line;
  switch (first)
    {
    case '{':
      node->kind = PR_PRESET_JSON_OBJECT;
      good = read_children (reader, node, '}', depth);
      break;
    case '[':
      node->kind = PR_PRESET_JSON_ARRAY;
      good = read_children (reader, node, ']', depth);
      break;
    case '"':
      node->kind = PR_PRESET_JSON_STRING;
      node->text = read_string (reader);
      good = node->text != NULL;
      break;
    default:
      if (g_ascii_isdigit (first) || first == '-')
        {
          node->kind = PR_PRESET_JSON_INTEGER;
          good = read_integer (reader, &node->integer);
        }
      else
        good = read_word (reader, node);
      break;
    }
  return good ? g_steal_pointer (&node) : NULL;
}

/* g_utf8_validate() stops at the first bad byte; its line is that many line ends further on. */
static gboolean
check_utf8 (const char *text, gsize n_bytes, guint *line, GError **error)
{
  const char *bad;

  if (g_utf8_validate_len (text, n_bytes, &bad))
    return TRUE;

  for (const char *at = text; at < bad; at++)
    if (*at == '\n')
      (*line)++;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not UTF-8, or a NUL byte");
  return FALSE;
}

/**
 * pr_preset_json_parse:
 * @text: a JSON text, need not end in NUL
 * @n_bytes: its length
 * @line: (out): where reading stopped, from 1; the line of the error if there is one
 * @error: return location
 *
 * Reads one JSON value, as strict as the RFC: no comments, no comma at the end, no member twice.
 * Numbers must be whole. Bounded by %PR_PRESET_JSON_MAX_BYTES, %PR_PRESET_JSON_MAX_DEPTH and
 * %PR_PRESET_JSON_MAX_NODES.
 *
 * Errors: %G_IO_ERROR_INVALID_DATA. RFC: 8259. Thread: any.
 *
 * Returns: (transfer full): the value
 */
PrPresetJson *
pr_preset_json_parse (const char *text, gsize n_bytes, guint *line, GError **error)
{
  g_autoptr (PrPresetJson) root = NULL;
  Reader reader = { .line = 1, .error = error };

  *line = 1;
  if (n_bytes > PR_PRESET_JSON_MAX_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "larger than %d KiB",
                   PR_PRESET_JSON_MAX_BYTES / 1024);
      return NULL;
    }
  if (n_bytes > 0 && !check_utf8 (text, n_bytes, line, error))
    return NULL;

  reader.at = text;
  reader.end = text + n_bytes;
  root = read_value (&reader, 1);
  if (root != NULL && (peek (&reader) != '\0' || reader.at < reader.end))
    {
      fail (&reader, "something follows the end of the value");
      g_clear_pointer (&root, pr_preset_json_free);
    }
  *line = reader.line;
  return g_steal_pointer (&root);
}

/**
 * pr_preset_json_free:
 * @self: (transfer full): a value
 *
 * Frees @self and all below it.
 */
void
pr_preset_json_free (PrPresetJson *self)
{
  g_free (self->name);
  g_free (self->text);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

/**
 * pr_preset_json_get_member:
 * @self: an object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): that member
 */
const PrPresetJson *
pr_preset_json_get_member (const PrPresetJson *self, const char *name)
{
  if (self->kind != PR_PRESET_JSON_OBJECT)
    return NULL;

  for (guint i = 0; i < self->children->len; i++)
    {
      const PrPresetJson *child = g_ptr_array_index (self->children, i);

      if (strcmp (child->name, name) == 0)
        return child;
    }
  return NULL;
}

/**
 * pr_preset_json_get_text:
 * @self: an object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the content of that member if it is a string
 */
const char *
pr_preset_json_get_text (const PrPresetJson *self, const char *name)
{
  const PrPresetJson *member = pr_preset_json_get_member (self, name);

  return member == NULL ? NULL : member->text;
}

/**
 * pr_preset_json_get_integer:
 * @self: an object
 * @name: a member's name
 *
 * Returns: that member's number, 1 if it is `true`, else 0
 */
gint64
pr_preset_json_get_integer (const PrPresetJson *self, const char *name)
{
  const PrPresetJson *member = pr_preset_json_get_member (self, name);

  return member == NULL ? 0 : member->integer;
}

/**
 * pr_preset_json_get_n_children:
 * @self: (nullable): any value
 *
 * Returns: how many elements or members it has; 0 for %NULL and what is no array or object
 */
guint
pr_preset_json_get_n_children (const PrPresetJson *self)
{
  return self == NULL || self->children == NULL ? 0 : self->children->len;
}

/**
 * pr_preset_json_get_child:
 * @self: an array or object
 * @i: less than its number of children
 *
 * Returns: (transfer none): an element or member
 */
const PrPresetJson *
pr_preset_json_get_child (const PrPresetJson *self, guint i)
{
  return g_ptr_array_index (self->children, i);
}
