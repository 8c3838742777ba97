/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-word-sieve.h"

#include <string.h>

#define HASH_BITS 17
#define N_HASHES (1u << HASH_BITS)

/* What every log is full of: four bytes of this are no sign of a word. */
static const char common[] =
    " connect disconnect connection established unknown status=sent status= relay= delay= delays= "
    "dsn= certificate client message-id message from to= with cipher verify protocol authenticated "
    "removed queue active size= nrcpt= sasl_method=login sasl_username session logged out tls "
    "login: user= user method=plain rip= lip= localhost dovecot imap-login pop3-login postfix smtp "
    "smtpd cleanup qmgr completed dnslookup remote_smtp mail mailer=esmtp command commands= info: "
    "delivery submission server example.com example.org host= starting daemon local attempts "
    "authentication opendkim dkim-signature field added logged deleted expunged session= helo= ";

typedef struct
{
  const char *text; /* in lower case */
  gsize n_bytes;
  gsize mark;   /* where its four bytes are by which it is found */
  guint32 four; /* they */
  guint number;
  guint next; /* of the same hash, plus 1 */
} Word;

struct _PrWordSieve
{
  guint32 bits[N_HASHES / 32]; /* set where words are found by four bytes of this hash */
  guint16 first[N_HASHES];     /* by hash: a word plus 1 */
  GArray *words;
};

PrWordSieve *
pr_word_sieve_new (void)
{
  PrWordSieve *self = g_new0 (PrWordSieve, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  return self;
}

void
pr_word_sieve_free (PrWordSieve *self)
{
  g_array_unref (self->words);
  g_free (self);
}

/* The same for both cases of a letter. */
static inline guint32
get_four (const char *bytes)
{
  guint32 four;

  memcpy (&four, bytes, sizeof four);
  return GUINT32_FROM_LE (four) | 0x20202020u;
}

/* Seldom the same for others. */
static inline guint
hash_four (guint32 four)
{
  return (four * 2654435761u) >> (32 - HASH_BITS);
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

  g_return_if_fail (added.n_bytes >= PR_WORD_SIEVE_MIN_BYTES);
  g_return_if_fail (self->words->len < G_MAXUINT16);
  added.mark = choose_mark (word, added.n_bytes);
  added.four = get_four (word + added.mark);
  hash = hash_four (added.four);
  added.next = self->first[hash];
  g_array_append_val (self->words, added);
  self->first[hash] = (guint16) self->words->len;
  self->bits[hash / 32] |= 1u << hash % 32;
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
  guint32 four = get_four (bytes + at);

  for (guint i = self->first[hash_four (four)]; i != 0;)
    {
      const Word *word = &g_array_index (self->words, Word, i - 1);
      gsize start = at - word->mark;

      if (word->four == four && at >= word->mark &&
          is_word (word, bytes + start, n_bytes - start) &&
          !func (word->number, start, start + word->n_bytes, user_data))
        return FALSE;
      i = word->next;
    }
  return TRUE;
}

/* Its lowest bit says whether there may be a word; the others say nothing. */
static inline guint32
look_up (const PrWordSieve *self, guint32 four)
{
  guint hash = hash_four (four);

  return self->bits[hash / 32] >> hash % 32;
}

/*
 * pr_word_sieve_scan:
 *
 * Calls @func for each word there is.
 *
 * Returns: whether there is anything beyond ASCII, as far as it looked
 */
gboolean
pr_word_sieve_scan (const PrWordSieve *self,
                    const char *bytes,
                    gsize n_bytes,
                    PrWordSieveFunc func,
                    gpointer user_data)
{
  guint64 all = 0;
  gsize at = 0;

  /* Four places at a time, which need not wait for each other. */
  for (; at + sizeof (guint64) <= n_bytes; at += 4)
    {
      guint64 eight;
      guint32 any;

      memcpy (&eight, bytes + at, sizeof eight);
      all |= eight;
      eight = GUINT64_FROM_LE (eight) | G_GUINT64_CONSTANT (0x2020202020202020);
      any = look_up (self, (guint32) eight) | look_up (self, (guint32) (eight >> 8)) |
            look_up (self, (guint32) (eight >> 16)) | look_up (self, (guint32) (eight >> 24));
      if (G_LIKELY ((any & 1) == 0))
        continue;
      for (gsize i = at; i < at + 4; i++)
        if ((look_up (self, get_four (bytes + i)) & 1) != 0 &&
            !report (self, bytes, n_bytes, i, func, user_data))
          return (all & G_GUINT64_CONSTANT (0x8080808080808080)) != 0;
    }
  for (; at + PR_WORD_SIEVE_MIN_BYTES <= n_bytes; at++)
    {
      guint32 four = get_four (bytes + at);

      all |= four;
      if ((look_up (self, four) & 1) != 0 && !report (self, bytes, n_bytes, at, func, user_data))
        break;
    }
  for (; at < n_bytes; at++)
    all |= (guchar) bytes[at];
  return (all & G_GUINT64_CONSTANT (0x8080808080808080)) != 0;
}
