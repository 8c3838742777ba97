/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-imap-response.h"

#include <string.h>

/* RFC 9051 §9, as far as it is of use here:
 *
 *   response        = continue-req / response-data / response-tagged
 *   continue-req    = "+" SP (resp-text / base64) CRLF
 *   response-data   = "*" SP (status / data) CRLF
 *   response-tagged = tag SP ("OK" / "NO" / "BAD") SP resp-text CRLF
 *   resp-text       = ["[" resp-text-code "]" SP] [text]
 *   literal         = "{" number ["+"] "}" CRLF *CHAR8
 *
 * In use beyond it: no blank behind “+”, no text behind a status, blanks doubled or at the end.
 */

/* A server can nest as it likes; nothing that is asked for goes deeper than four. */
#define MAX_DEPTH 12
#define MAX_TOKENS 4000
#define MAX_LITERALS 64

struct _PrImapResponseParser
{
  GPtrArray *pieces; /* of GBytes: a line, and each literal between two */
  gsize total_bytes;
};

static void
token_free (gpointer data)
{
  PrImapToken *token = data;

  g_clear_pointer (&token->text, g_bytes_unref);
  g_clear_pointer (&token->children, g_ptr_array_unref);
  g_free (token);
}

/**
 * pr_imap_response_free:
 *
 * Frees a response.
 */
void
pr_imap_response_free (PrImapResponse *self)
{
  g_free (self->tag);
  g_clear_pointer (&self->reply, pr_reply_unref);
  g_free (self->name);
  g_clear_pointer (&self->tokens, g_ptr_array_unref);
  g_free (self);
}

/**
 * pr_imap_response_parser_new:
 *
 * Returns: (transfer full): a parser that waits for the first line of a response
 */
PrImapResponseParser *
pr_imap_response_parser_new (void)
{
  PrImapResponseParser *self = g_new0 (PrImapResponseParser, 1);

  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

/**
 * pr_imap_response_parser_free:
 *
 * Frees the parser.
 */
void
pr_imap_response_parser_free (PrImapResponseParser *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/* Where reading stands: in which piece, and at which byte of it. */
typedef struct
{
  const GPtrArray *pieces;
  guint i;
  const char *p;
  const char *end;
  guint n_tokens;
  gboolean too_long;
} Cursor;

static void
cursor_enter (Cursor *cursor, guint i)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (cursor->pieces->pdata[i], &n_bytes);

  cursor->i = i;
  cursor->p = n_bytes == 0 ? "" : bytes;
  cursor->end = cursor->p + n_bytes;
}

static void
skip_blanks (Cursor *cursor)
{
  while (cursor->p < cursor->end && *cursor->p == ' ')
    cursor->p++;
}

/* Takes the bytes up to the next blank. */
static char *
take_word (Cursor *cursor)
{
  const char *start;

  skip_blanks (cursor);
  start = cursor->p;
  while (cursor->p < cursor->end && *cursor->p != ' ')
    cursor->p++;
  return g_strndup (start, (gsize) (cursor->p - start));
}

static PrImapToken *
token_new (Cursor *cursor, PrImapTokenKind kind)
{
  PrImapToken *token;

  if (++cursor->n_tokens > MAX_TOKENS)
    {
      cursor->too_long = TRUE;
      return NULL;
    }
  token = g_new0 (PrImapToken, 1);
  token->kind = kind;
  return token;
}

static PrImapToken *
take_quoted (Cursor *cursor)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  PrImapToken *token;

  for (cursor->p++; cursor->p < cursor->end && *cursor->p != '"'; cursor->p++)
    {
      if (*cursor->p == '\\' && cursor->p + 1 < cursor->end)
        cursor->p++;
      g_byte_array_append (text, (const guint8 *) cursor->p, 1);
    }
  if (cursor->p == cursor->end)
    return NULL;
  cursor->p++;
  token = token_new (cursor, PR_IMAP_TOKEN_STRING);
  if (token != NULL)
    token->text = g_byte_array_free_to_bytes (g_steal_pointer (&text));
  return token;
}

/* “{12}”, which only at the end of a line is one: the literal is the next piece, and a line follows
 * that. “~{12}” is a literal in which NUL may stand (RFC 9051 §4.3). */
static PrImapToken *
take_literal (Cursor *cursor)
{
  const char *close = memchr (cursor->p, '}', (gsize) (cursor->end - cursor->p));
  PrImapToken *token;

  if (close == NULL || close + 1 != cursor->end || cursor->i + 2 >= cursor->pieces->len)
    return NULL;
  token = token_new (cursor, PR_IMAP_TOKEN_STRING);
  if (token != NULL)
    token->text = g_bytes_ref (cursor->pieces->pdata[cursor->i + 1]);
  cursor_enter (cursor, cursor->i + 2);
  return token;
}

/* An atom, in which a section such as BODY[HEADER.FIELDS (SUBJECT)] counts as one. */
static PrImapToken *
take_atom (Cursor *cursor)
{
  const char *start = cursor->p;
  guint n_brackets = 0;
  PrImapToken *token;

  for (; cursor->p < cursor->end; cursor->p++)
    {
      if (*cursor->p == '[')
        n_brackets++;
      else if (*cursor->p == ']' && n_brackets > 0)
        n_brackets--;
      else if (n_brackets == 0 && strchr (" ()\"", *cursor->p) != NULL && *cursor->p != '\0')
        break;
    }
  if (cursor->p == start)
    return NULL;
  token = token_new (cursor, PR_IMAP_TOKEN_ATOM);
  if (token == NULL)
    return NULL;
  token->text = g_bytes_new (start, (gsize) (cursor->p - start));
  if (pr_imap_token_equals (token, "NIL"))
    token->kind = PR_IMAP_TOKEN_NIL;
  return token;
}

static GPtrArray *take_tokens (Cursor *cursor, guint depth);

static PrImapToken *
take_list (Cursor *cursor, guint depth)
{
  PrImapToken *token;

  if (depth == MAX_DEPTH)
    {
      cursor->too_long = TRUE;
      return NULL;
    }
  token = token_new (cursor, PR_IMAP_TOKEN_LIST);
  if (token == NULL)
    return NULL;
  cursor->p++;
  token->children = take_tokens (cursor, depth + 1);
  if (token->children == NULL || cursor->p == cursor->end || *cursor->p != ')')
    {
      token_free (token);
      return NULL;
    }
  cursor->p++;
  return token;
}

/* Takes values up to the end of the response, or inside a list up to its “)”. */
static GPtrArray *
take_tokens (Cursor *cursor, guint depth)
{
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (token_free);

  for (;;)
    {
      PrImapToken *token;

      skip_blanks (cursor);
      if (cursor->p == cursor->end || (*cursor->p == ')' && depth > 0))
        return g_steal_pointer (&tokens);
      switch (*cursor->p)
        {
        case '(':
          token = take_list (cursor, depth);
          break;
        case '"':
          token = take_quoted (cursor);
          break;
        case '{':
          token = take_literal (cursor);
          break;
        case '~':
          token = cursor->p + 1 < cursor->end && cursor->p[1] == '{' ? take_literal (cursor)
                                                                     : take_atom (cursor);
          break;
        default:
          token = take_atom (cursor);
        }
      if (token == NULL)
        return NULL;
      g_ptr_array_add (tokens, token);
    }
}

static PrReply *
reply_new (PrReplyStatus status, const char *bracket_code, const char *text, const char *end)
{
  GPtrArray *lines = pr_reply_lines_new ();

  g_ptr_array_add (lines, g_bytes_new (text, (gsize) (end - text)));
  return pr_reply_new (PR_PROTOCOL_IMAP, status, 0, bracket_code, lines);
}

/* The names of response codes are atoms; what has other signs in it is text in brackets. */
static gboolean
is_code_name (const char *word)
{
  if (*word == '\0')
    return FALSE;
  for (; *word != '\0'; word++)
    if (!g_ascii_isalnum (*word) && strchr ("-_./+", *word) == NULL)
      return FALSE;
  return TRUE;
}

/* resp-text: the code in brackets is read, and stays part of the words. */
static void
take_status (PrImapResponse *response, Cursor *cursor, PrReplyStatus status)
{
  g_autofree char *bracket_code = NULL;
  const char *text;
  const char *close;

  skip_blanks (cursor);
  text = cursor->p;
  close = text < cursor->end && *text == '['
              ? memchr (text, ']', (gsize) (cursor->end - text))
              : NULL;
  if (close != NULL)
    {
      Cursor inside = { .pieces = cursor->pieces, .i = cursor->i, .p = text + 1, .end = close };

      bracket_code = take_word (&inside);
      if (is_code_name (bracket_code))
        response->tokens = take_tokens (&inside, 0);
      else
        g_clear_pointer (&bracket_code, g_free);
    }
  response->kind = PR_IMAP_RESPONSE_STATUS;
  response->reply = reply_new (status, bracket_code, text, cursor->end);
}

static gboolean
status_from_word (const char *word, gboolean tagged, PrReplyStatus *status)
{
  static const struct
  {
    const char *word;
    PrReplyStatus status;
    gboolean tagged;
  } rows[] = {
    { "OK", PR_REPLY_OK, TRUE },         { "NO", PR_REPLY_NO, TRUE },
    { "BAD", PR_REPLY_BAD, TRUE },       { "PREAUTH", PR_REPLY_PREAUTH, FALSE },
    { "BYE", PR_REPLY_BYE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_ascii_strcasecmp (word, rows[i].word) == 0 && (rows[i].tagged || !tagged))
      {
        *status = rows[i].status;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_data (PrImapResponse *response, Cursor *cursor, const char *first_word)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (first_word, 10, 0, G_MAXUINT32, &number, NULL))
    {
      g_autofree char *name = take_word (cursor);

      response->number = (guint32) number;
      response->name = g_ascii_strup (name, -1);
    }
  else
    response->name = g_ascii_strup (first_word, -1);
  response->kind = PR_IMAP_RESPONSE_DATA;
  response->tokens = take_tokens (cursor, 0);
  return *response->name != '\0' && response->tokens != NULL
         && cursor->i + 1 == cursor->pieces->len;
}

static gboolean
is_tag (const char *word)
{
  if (*word == '\0')
    return FALSE;
  for (; *word != '\0'; word++)
    if (!g_ascii_isalnum (*word))
      return FALSE;
  return TRUE;
}

static gboolean
take_response (PrImapResponse *response, Cursor *cursor)
{
  g_autofree char *tag = NULL;
  g_autofree char *word = NULL;
  PrReplyStatus status;

  if (cursor->p < cursor->end && *cursor->p == '+')
    {
      cursor->p++;
      if (cursor->p < cursor->end && *cursor->p != ' ')
        return FALSE;
      skip_blanks (cursor);
      response->kind = PR_IMAP_RESPONSE_CONTINUE;
      response->reply = reply_new (PR_REPLY_CONTINUE, NULL, cursor->p, cursor->end);
      return TRUE;
    }

  if (cursor->p == cursor->end || *cursor->p == ' ')
    return FALSE;
  tag = take_word (cursor);
  word = take_word (cursor);
  if (strcmp (tag, "*") != 0)
    {
      if (!is_tag (tag) || !status_from_word (word, TRUE, &status))
        return FALSE;
      response->tag = g_steal_pointer (&tag);
      take_status (response, cursor, status);
      return TRUE;
    }
  if (status_from_word (word, FALSE, &status))
    {
      take_status (response, cursor, status);
      return TRUE;
    }
  return take_data (response, cursor, word);
}

/* A literal at the very end of a line; its size may be anything that a server cares to write. */
static gboolean
ends_in_literal (GBytes *line, guint64 *n_literal_bytes)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (line, &n_bytes);
  gsize start = n_bytes;
  g_autofree char *digits = NULL;

  if (n_bytes < 3 || text[n_bytes - 1] != '}')
    return FALSE;
  n_bytes--;
  if (text[n_bytes - 1] == '+')
    n_bytes--;
  for (start = n_bytes; start > 0 && g_ascii_isdigit (text[start - 1]);)
    start--;
  if (start == n_bytes || start == 0 || text[start - 1] != '{')
    return FALSE;
  digits = g_strndup (text + start, n_bytes - start);
  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT64, n_literal_bytes, NULL))
    *n_literal_bytes = G_MAXUINT64;
  return TRUE;
}

/* In a line of words “{3}” at the end is text; only data has literals. */
static gboolean
first_line_is_data (PrImapResponseParser *self)
{
  Cursor cursor = { .pieces = self->pieces };
  g_autofree char *tag = NULL;
  g_autofree char *word = NULL;
  PrReplyStatus status;

  cursor_enter (&cursor, 0);
  tag = take_word (&cursor);
  word = take_word (&cursor);
  return strcmp (tag, "*") == 0 && !status_from_word (word, FALSE, &status);
}

static void
clear_pieces (PrImapResponseParser *self)
{
  g_ptr_array_set_size (self->pieces, 0);
  self->total_bytes = 0;
}

static PrImapParse
finish (PrImapResponseParser *self, PrImapResponse **response)
{
  Cursor cursor = { .pieces = self->pieces };
  g_autoptr (PrImapResponse) made = g_new0 (PrImapResponse, 1);
  gboolean good;

  cursor_enter (&cursor, 0);
  good = take_response (made, &cursor);
  clear_pieces (self);
  if (!good)
    return cursor.too_long ? PR_IMAP_PARSE_TOO_LONG : PR_IMAP_PARSE_MALFORMED;
  *response = g_steal_pointer (&made);
  return PR_IMAP_PARSE_DONE;
}

static void
add_piece (PrImapResponseParser *self, GBytes *bytes)
{
  g_ptr_array_add (self->pieces, g_bytes_ref (bytes));
  self->total_bytes += g_bytes_get_size (bytes);
}

/**
 * pr_imap_response_parser_feed_line:
 * @line: one line without its end, raw
 * @literal_bytes: (out): with %PR_IMAP_PARSE_LITERAL, how many bytes come next
 * @response: (out) (transfer full): with %PR_IMAP_PARSE_DONE, the response
 *
 * RFC: 9051 §2.2.2, §7. Thread: worker.
 *
 * Returns: what came of it
 */
PrImapParse
pr_imap_response_parser_feed_line (PrImapResponseParser *self,
                                   GBytes *line,
                                   gsize *literal_bytes,
                                   PrImapResponse **response)
{
  guint64 n_bytes = 0;

  if (!pr_reply_line_is_clean (line))
    {
      clear_pieces (self);
      return PR_IMAP_PARSE_MALFORMED;
    }
  add_piece (self, line);
  if (!ends_in_literal (line, &n_bytes) || !first_line_is_data (self))
    return finish (self, response);

  if (self->pieces->len > 2 * MAX_LITERALS || n_bytes > PR_IMAP_RESPONSE_MAX_BYTES
      || self->total_bytes + n_bytes > PR_IMAP_RESPONSE_MAX_BYTES)
    {
      clear_pieces (self);
      return PR_IMAP_PARSE_TOO_LONG;
    }
  *literal_bytes = (gsize) n_bytes;
  return PR_IMAP_PARSE_LITERAL;
}

/**
 * pr_imap_response_parser_feed_literal:
 * @literal: as many bytes as were asked for
 *
 * Another line comes next.
 */
void
pr_imap_response_parser_feed_literal (PrImapResponseParser *self, GBytes *literal)
{
  add_piece (self, literal);
}

/**
 * pr_imap_token_equals:
 * @word: in any case
 *
 * Returns: %TRUE if the token is an atom or a string that reads so
 */
gboolean
pr_imap_token_equals (const PrImapToken *token, const char *word)
{
  gsize n_bytes;
  const char *text = token->text == NULL ? NULL : g_bytes_get_data (token->text, &n_bytes);

  return text != NULL && n_bytes == strlen (word) && g_ascii_strncasecmp (text, word, n_bytes) == 0;
}

/**
 * pr_imap_token_begins:
 * @beginning: in any case
 *
 * Returns: %TRUE if the token is an atom or a string that begins so
 */
gboolean
pr_imap_token_begins (const PrImapToken *token, const char *beginning)
{
  gsize n_bytes;
  const char *text = token->text == NULL ? NULL : g_bytes_get_data (token->text, &n_bytes);
  gsize length = strlen (beginning);

  return text != NULL && n_bytes >= length && g_ascii_strncasecmp (text, beginning, length) == 0;
}
