/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-pattern.h"

#include "pr-classify-rules-private.h"
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

static PrWordSieve *sieve;

/* Names and numbers in the words of rules: the only ones that the classification looks at, but
 * reply codes. */
static gboolean
is_name_or_number (const char *phrase)
{
  return strlen (phrase) >= PR_WORD_SIEVE_MIN_BYTES && strpbrk (phrase, "./=?:0123456789") != NULL;
}

static void
build_sieve (void)
{
  static gsize is_built = 0;
  const PrRuleSet *rules;

  if (!g_once_init_enter (&is_built))
    return;
  rules = pr_classify_get_rules ();
  sieve = pr_word_sieve_new ();
  for (guint i = 0; i < pr_rule_set_get_n_phrases (rules); i++)
    if (is_name_or_number (pr_rule_set_get_phrase (rules, i)))
      pr_word_sieve_add (sieve, pr_rule_set_get_phrase (rules, i), i);
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

/* “550”: what may be a reply code. */
static gboolean
is_code (const char *token, gsize n_bytes)
{
  return n_bytes == 3 && token[0] >= '1' && token[0] <= '5';
}

/* What stands for a token that is another each time, 0 for one that is not. */
static char
replace_token (const char *token, gsize n_bytes)
{
  gsize n_digits = 0;
  gsize n_letters = 0;
  gsize n_dots = 0;

  for (gsize i = 0; i < n_bytes; i++)
    if (g_ascii_isdigit (token[i]))
      n_digits++;
    else if (g_ascii_isalpha (token[i]))
      n_letters++;
    else if (token[i] == '@')
      return '@';
    else if (token[i] == '.')
      n_dots++;

  if (n_digits == n_bytes)
    return is_code (token, n_bytes) ? 0 : '#';
  if (n_digits + n_dots == n_bytes)
    return n_dots == 3 ? '#' : 0;
  /* “mx17.example.org”; “RESOLVER.ADR.RecipientNotFound” says something. */
  if (n_dots > 0 && token[0] != '.' && g_ascii_islower (token[n_bytes - 1]) &&
      n_letters + n_digits + n_dots <= n_bytes && memchr (token, '#', n_bytes) == NULL)
    return g_ascii_isupper (token[0]) && n_digits == 0 ? 0 : '%';
  return n_digits > 1 && n_bytes >= MIN_ID_CHARS ? '#' : 0;
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
  static const char separators[] = " <>()[]{}\"',;:=/";
  const char *words = message->words;
  gsize n_words = strlen (words);
  Kept kept = { .n = 0 };
  char *end;

  build_sieve ();
  pr_word_sieve_scan (sieve, words, n_words, keep, &kept);
  g_string_set_size (pattern, n_words + 2);
  end = pattern->str;
  for (const char *p = words; *p != '\0';)
    {
      gsize n_bytes = strcspn (p, separators);
      gsize start = (gsize) (p - words);
      char replacement =
          n_bytes == 0 || is_kept (&kept, start, start + n_bytes) ? 0 : replace_token (p, n_bytes);

      if (replacement != 0)
        *end++ = replacement;
      else
        end = mempcpy (end, p, n_bytes);
      p += n_bytes;
      if (*p != '\0')
        *end++ = *p++;
    }
  *end++ = (char) ('a' + (message->has_protocol ? 1 + message->protocol : 0));
  *end++ = (char) ('a' + (message->has_step ? 1 + message->step : 0));
  g_string_truncate (pattern, (gsize) (end - pattern->str));
}
