/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-pattern.h"

#include "pr-classify-rules-private.h"
#include "pr-reply-codes.h"
#include "pr-word-sieve.h"

#include <string.h>

/* More words of the rules than this in one message: it is taken as it is. */
#define MAX_KEPT 16

#define MIN_ID_CHARS 6

/* Places that have to stay. */
typedef struct
{
  gsize starts[MAX_KEPT];
  gsize ends[MAX_KEPT];
  guint n;
  gboolean is_all;
} Kept;

/* What characters are in a token. */
enum
{
  KIND_DIGIT = 1 << 0,
  KIND_DOT = 1 << 1,
  KIND_AT = 1 << 2,
  KIND_HASH = 1 << 3,
  KIND_FOREIGN = 1 << 4, /* beyond ASCII: of words that may be written without blanks */
  KIND_OTHER = 1 << 5,
  KIND_END = 1 << 6, /* no part of a token */
};

static guint8 kinds[256];
static PrWordSieve *sieve;

/* Names and numbers in the words of rules: the only ones that the classification looks at, but
 * reply codes. */
static gboolean
is_name_or_number (const char *phrase)
{
  return strlen (phrase) >= PR_WORD_SIEVE_MIN_BYTES && strpbrk (phrase, "./=?:0123456789") != NULL;
}

static void
build_kinds (void)
{
  static const char separators[] = " <>()[]{}\"',;:=/";

  for (guint c = 0; c < 256; c++)
    kinds[c] = g_ascii_isdigit (c) ? KIND_DIGIT : c < 0x80 ? KIND_OTHER : KIND_FOREIGN;
  kinds['.'] = KIND_DOT;
  kinds['@'] = KIND_AT;
  kinds['#'] = KIND_HASH;
  for (gsize i = 0; i < sizeof separators; i++)
    kinds[(guchar) separators[i]] = KIND_END;
}

static void
build_tables (void)
{
  static gsize is_built = 0;
  const PrRuleSet *rules;

  if (!g_once_init_enter (&is_built))
    return;
  build_kinds ();
  rules = pr_classify_get_rules ();
  sieve = pr_word_sieve_new ();
  for (guint i = 0; i < pr_rule_set_get_n_phrases (rules); i++)
    if (is_name_or_number (pr_rule_set_get_phrase (rules, i)))
      pr_word_sieve_add (sieve, pr_rule_set_get_phrase (rules, i), NULL, i);
  pr_word_sieve_build (sieve);
  g_once_init_leave (&is_built, 1);
}

static gboolean
keep (guint word G_GNUC_UNUSED, gsize start, gsize end, gpointer user_data)
{
  Kept *kept = user_data;

  if (kept->n == MAX_KEPT)
    {
      kept->is_all = TRUE;
      return FALSE;
    }
  kept->starts[kept->n] = start;
  kept->ends[kept->n++] = end;
  return TRUE;
}

static gboolean
is_kept (const Kept *kept, gsize start, gsize end)
{
  for (guint i = 0; i < kept->n; i++)
    if (kept->starts[i] < end && start < kept->ends[i])
      return TRUE;
  return kept->is_all;
}

/* “550”: what may be a reply code; and the port where servers speak to servers. */
static gboolean
is_telling_number (const char *token, gsize n_bytes)
{
  return (n_bytes == 3 && token[0] >= '1' && token[0] <= '5') ||
         (n_bytes == 2 && memcmp (token, "25", 2) == 0);
}

typedef struct
{
  const char *start;
  gsize n_bytes;
  gsize n_digits;
  gsize n_dots;
  guint8 kinds; /* of all its characters */
} Token;

static void
read_token (Token *token, const char *start)
{
  const char *p = start;
  guint8 kind;

  *token = (Token){ .start = start };
  for (; (kind = kinds[(guchar) *p]) != KIND_END; p++)
    {
      token->kinds |= kind;
      token->n_digits += kind == KIND_DIGIT;
      token->n_dots += kind == KIND_DOT;
    }
  token->n_bytes = (gsize) (p - start);
}

/* “mx17.example.org”; “RESOLVER.ADR.RecipientNotFound” says something. */
static gboolean
is_host (const Token *token)
{
  const char *start = token->start;

  return token->n_dots > 0 && *start != '.' && g_ascii_islower (start[token->n_bytes - 1]) &&
         (token->kinds & KIND_HASH) == 0;
}

/* “550-Your”, “#5.1.1”; a host name that is made from an address of IP is none. */
static gboolean
holds_code (const Token *token)
{
  const char *p = token->start;
  const char *end = p + token->n_bytes;

  while (p < end && !g_ascii_isalnum (*p))
    p++;
  return pr_enhanced_code_measure (p) > 0 ||
         (pr_basic_code_is_at (p) && (*p >= '4' || p[3] != '-' || !g_ascii_isdigit (p[4])));
}

/* What stands for a token that is another each time, 0 for one that is not. */
static char
replace_token (const Token *token)
{
  if ((token->kinds & KIND_FOREIGN) != 0)
    return 0;
  if ((token->kinds & KIND_AT) != 0)
    return '@';
  if (token->n_digits == token->n_bytes)
    return is_telling_number (token->start, token->n_bytes) ? 0 : '#';
  if (token->n_digits + token->n_dots == token->n_bytes)
    return token->n_dots == 3 ? '#' : 0;
  if (is_host (token))
    return g_ascii_isupper (token->start[0]) && token->n_digits == 0 ? 0 : '%';
  return token->n_digits > 1 && token->n_bytes >= MIN_ID_CHARS ? '#' : 0;
}

/*
 * pr_log_pattern_set:
 *
 * Sets @pattern to what two messages that mean the same have in common, and two that do not have
 * not: the words without addresses, host names and numbers. Thread: any.
 */
void
pr_log_pattern_set (GString *pattern, const PrLogMessage *message)
{
  const char *words = message->words;
  gsize n_words = strlen (words);
  Kept kept = { .n = 0 };
  char *end;

  build_tables ();
  pr_word_sieve_scan (sieve, words, n_words, keep, &kept);
  g_string_set_size (pattern, n_words + 2);
  end = pattern->str;
  for (const char *p = words; *p != '\0';)
    {
      Token token;
      gsize start = (gsize) (p - words);
      char replacement;

      read_token (&token, p);
      replacement = token.n_bytes == 0 ? 0 : replace_token (&token);
      if (replacement != 0 && !is_kept (&kept, start, start + token.n_bytes) &&
          !holds_code (&token))
        *end++ = replacement;
      else
        end = mempcpy (end, p, token.n_bytes);
      p += token.n_bytes;
      if (*p != '\0')
        *end++ = *p++;
    }
  *end++ = (char) ('a' + (message->has_protocol ? 1 + message->protocol : 0));
  *end++ = (char) ('a' + (message->has_step ? 1 + message->step : 0));
  g_string_truncate (pattern, (gsize) (end - pattern->str));
}
