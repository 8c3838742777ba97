/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-word-sieve.h"

#include <string.h>

#define HASH_BITS 16
#define N_HASHES (1u << HASH_BITS)

/* What every log is full of: four bytes of this are no sign of a word. */
static const char common[] =
    " connect disconnect connection established unknown status=sent status= relay= delay= delays= "
    "dsn= certificate client message-id message from to= with cipher verify protocol authenticated "
    "removed queue active size= nrcpt= sasl_method=login sasl_username session logged out tls "
    "login: user= user method=plain rip= lip= localhost dovecot imap-login pop3-login postfix smtp "
    "smtpd cleanup qmgr completed dnslookup remote_smtp mail mailer=esmtp command commands= info: "
    "delivery submission server example.com example.org host= starting daemon local ";

typedef struct
{
  const char *text; /* in lower case */
  gsize n_bytes;
  gsize mark; /* where its four bytes are by which it is found */
  guint number;
} Word;

struct _PrWordSieve
{
  guint32 bits[N_HASHES / 32]; /* set where words are found by four bytes of this hash */
  GHashTable *words;           /* by hash: GArray of Word */
};

static void
free_words (gpointer data)
{
  g_array_unref (data);
}

PrWordSieve *
pr_word_sieve_new (void)
{
  PrWordSieve *self = g_new0 (PrWordSieve, 1);

  self->words = g_hash_table_new_full (NULL, NULL, NULL, free_words);
  return self;
}

void
pr_word_sieve_free (PrWordSieve *self)
{
  g_hash_table_unref (self->words);
  g_free (self);
}

/* The same for both cases of a letter, and seldom for anything else. */
static inline guint
hash_four (const char *bytes)
{
  guint32 four;

  memcpy (&four, bytes, sizeof four);
  return ((four | 0x20202020u) * 2654435761u) >> (32 - HASH_BITS);
}

/* The first four bytes that are not common. */
static gsize
choose_mark (const char *word, gsize n_bytes)
{
  for (gsize i = 0; i + PR_WORD_SIEVE_MIN_BYTES <= n_bytes; i++)
    if (g_strstr_len (common, -1, (char[]){ word[i], word[i + 1], word[i + 2], word[i + 3], 0 }) ==
        NULL)
      return i;
  return 0;
}

/*
 * pr_word_sieve_add:
 * @word: (static): in lower case, of at least %PR_WORD_SIEVE_MIN_BYTES
 * @number: for the caller
 */
void
pr_word_sieve_add (PrWordSieve *self, const char *word, guint number)
{
  Word added = { .text = word, .n_bytes = strlen (word), .number = number };
  guint hash;
  GArray *words;

  g_return_if_fail (added.n_bytes >= PR_WORD_SIEVE_MIN_BYTES);
  added.mark = choose_mark (word, added.n_bytes);
  hash = hash_four (word + added.mark);
  words = g_hash_table_lookup (self->words, GUINT_TO_POINTER (hash));
  if (words == NULL)
    {
      words = g_array_new (FALSE, FALSE, sizeof (Word));
      g_hash_table_insert (self->words, GUINT_TO_POINTER (hash), words);
      self->bits[hash / 32] |= 1u << hash % 32;
    }
  g_array_append_val (words, added);
}

static gboolean
is_word (const Word *word, const char *bytes, gsize n_bytes)
{
  if (word->n_bytes > n_bytes)
    return FALSE;
  for (gsize i = 0; i < word->n_bytes; i++)
    {
      char c = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (char) (bytes[i] | 0x20) : bytes[i];

      if (c != word->text[i])
        return FALSE;
    }
  return TRUE;
}

static gboolean
report (const PrWordSieve *self,
        const char *bytes,
        gsize n_bytes,
        gsize at,
        PrWordSieveFunc func,
        gpointer user_data)
{
  const GArray *words =
      g_hash_table_lookup (self->words, GUINT_TO_POINTER (hash_four (bytes + at)));

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      gsize start = at - word->mark;

      if (at >= word->mark && is_word (word, bytes + start, n_bytes - start) &&
          !func (word->number, start, start + word->n_bytes, user_data))
        return FALSE;
    }
  return TRUE;
}

static inline guint
get_bit (const PrWordSieve *self, const char *bytes)
{
  guint hash = hash_four (bytes);

  return self->bits[hash / 32] >> hash % 32 & 1;
}

/*
 * pr_word_sieve_scan:
 *
 * Calls @func for each word there is.
 */
void
pr_word_sieve_scan (const PrWordSieve *self,
                    const char *bytes,
                    gsize n_bytes,
                    PrWordSieveFunc func,
                    gpointer user_data)
{
  gsize n_places = n_bytes < PR_WORD_SIEVE_MIN_BYTES ? 0 : n_bytes - PR_WORD_SIEVE_MIN_BYTES + 1;
  gsize at = 0;

  /* Four places at a time, which need not wait for each other. */
  for (; at + 4 <= n_places; at += 4)
    {
      guint hits = get_bit (self, bytes + at) | get_bit (self, bytes + at + 1) << 1 |
                   get_bit (self, bytes + at + 2) << 2 | get_bit (self, bytes + at + 3) << 3;

      for (gsize i = at; G_UNLIKELY (hits != 0); hits >>= 1, i++)
        if ((hits & 1) != 0 && !report (self, bytes, n_bytes, i, func, user_data))
          return;
    }
  for (; at < n_places; at++)
    if (get_bit (self, bytes + at) != 0 && !report (self, bytes, n_bytes, at, func, user_data))
      return;
}
