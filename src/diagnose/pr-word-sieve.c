/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-word-sieve.h"

#include <string.h>

/* So many that few others have the hash of a mark. */
#define HASH_BITS 18
#define N_HASHES (1u << HASH_BITS)

/* Of the hash, for what is looked at seldom. */
#define LIST_BITS 12
#define N_LISTS (1u << LIST_BITS)

/* Ways to hash, of which the best is taken. */
#define N_HASHINGS 64

#define HASHING 2654435761u

/* Of another hash, for what is only for orientation. */
#define COMMON_BITS 16

#define MARK_BYTES 4

/* In all eight bytes. */
#define LETTER_CASE G_GUINT64_CONSTANT (0x2020202020202020)
#define BEYOND_ASCII G_GUINT64_CONSTANT (0x8080808080808080)

/* What every log is full of, and no good sign of a word. */
static const char common[] =
    " connect from disconnect from connection established unknown status=sent status= relay= "
    "delay= delays= dsn= certificate client message-id message from to= with cipher verify "
    "protocol authenticated removed queue active size= nrcpt= sasl_method=login sasl_username "
    "session logged out tls login: user= user method=plain rip= lip= localhost dovecot: imap-login "
    "pop3-login: postfix smtp smtpd cleanup qmgr completed dnslookup remote_smtp mail "
    "mailer=esmtp command commands= info: delivery submission server example.com example.org "
    "host= starting daemon local attempts authentication opendkim dkim-signature field added "
    "logged deleted expunged session= helo= .example.net <postmaster@mail. disconnected from user "
    "secs): trusted tls connection tls, cleanup imap: pop3: lmtp: .com>, relay= .de>, .org ";

typedef struct
{
  const char *text; /* in lower case */
  gsize n_bytes;
  guint number;
} Word;

/* Four bytes by which a word is found, and as many more as there are of it in eight. */
typedef struct
{
  guint64 mask; /* which of them are the word's */
  guint64 eight;
  guint32 four;
  guint32 hash;
  guint32 word;
  gint32 offset; /* from the word's beginning */
} Mark;

struct _PrWordSieve
{
  guint32 multiplier;          /* of the hash */
  guint32 bits[N_HASHES / 32]; /* set where there is a mark of this hash */
  guint16 first[N_LISTS + 1];  /* where the marks of a list begin */
  guint8 *n_common;            /* until it is built */
  GArray *words;
  GArray *marks; /* in the order of their hashes */
};

/* The same for both cases of a letter. */
static inline guint64
fold_eight (const char *bytes)
{
  guint64 eight;

  memcpy (&eight, bytes, sizeof eight);
  return GUINT64_FROM_LE (eight) | LETTER_CASE;
}

static inline guint32
fold_four (const char *bytes)
{
  guint32 four;

  memcpy (&four, bytes, sizeof four);
  return GUINT32_FROM_LE (four) | (guint32) LETTER_CASE;
}

/* Up to eight bytes. */
static inline guint64
fold (const char *bytes, gsize n_bytes)
{
  guint64 eight = 0;

  if (n_bytes >= sizeof eight)
    return fold_eight (bytes);
  for (gsize i = n_bytes; i-- > 0;)
    eight = eight << 8 | (guchar) bytes[i];
  return eight | LETTER_CASE;
}

PrWordSieve *
pr_word_sieve_new (void)
{
  PrWordSieve *self = g_new0 (PrWordSieve, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->n_common = g_new0 (guint8, 1 << COMMON_BITS);
  for (gsize i = 0; i + MARK_BYTES < sizeof common; i++)
    self->n_common[fold_four (common + i) * HASHING >> (32 - COMMON_BITS)]++;
  return self;
}

void
pr_word_sieve_free (PrWordSieve *self)
{
  g_free (self->n_common);
  g_array_unref (self->words);
  g_array_unref (self->marks);
  g_free (self);
}

/* --- filling it --- */

/* Of four folded bytes; seldom the same for others. */
static inline guint
hash_four (const PrWordSieve *self, guint32 four)
{
  return (four * self->multiplier) >> (32 - HASH_BITS);
}

/* Whether there may be a word. */
static inline guint
look_up (const PrWordSieve *self, guint32 four)
{
  guint hash = hash_four (self, four);

  return self->bits[hash / 32] >> hash % 32 & 1;
}

static void
add_mark (PrWordSieve *self, int offset, guint64 mask, guint64 eight)
{
  Mark mark = { .mask = mask,
                .eight = eight & mask,
                .four = (guint32) eight,
                .word = self->words->len - 1,
                .offset = offset };

  g_return_if_fail (self->marks->len < G_MAXUINT16);
  g_array_append_val (self->marks, mark);
}

static guint64
get_mask (gsize n_bytes)
{
  return n_bytes >= 8 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << 8 * n_bytes) - 1;
}

/* About how often four bytes are in what is common. */
static guint
count_common (const PrWordSieve *self, guint32 four)
{
  return self->n_common[four * HASHING >> (32 - COMMON_BITS)];
}

static guint
count_three (const char *three)
{
  guint n = 0;

  for (const char *p = strchr (common, *three); p != NULL; p = strchr (p + 1, *three))
    n += strncmp (p, three, 3) == 0 ? 1 : 0;
  return n;
}

/* The rarest four bytes at an even or an odd offset. */
static void
add_inner_mark (PrWordSieve *self, const Word *word, gsize first_offset)
{
  gsize chosen = first_offset;
  guint least = G_MAXUINT;

  for (gsize i = first_offset; i + MARK_BYTES <= word->n_bytes; i += 2)
    {
      guint n = count_common (self, fold_four (word->text + i));

      if (n < least)
        chosen = i;
      least = MIN (n, least);
    }
  add_mark (self, (int) chosen, get_mask (word->n_bytes - chosen),
            fold (word->text + chosen, word->n_bytes - chosen));
}

/* A word of four bytes has none at an odd offset: its first three with each byte that may stand
 * before it. */
static void
add_marks_before (PrWordSieve *self, const Word *word, const char *before)
{
  for (guint64 c = 1; c < 0x80; c++)
    if (before == NULL ? (c & 0x20) != 0 : strchr (before, (char) c) != NULL)
      add_mark (self, -1, get_mask (MARK_BYTES) << 8,
                fold (word->text, MARK_BYTES) << 8 | c | 0x20);
}

/* Or its last three with each that may stand after it. */
static void
add_marks_after (PrWordSieve *self, const Word *word)
{
  for (guint64 c = 0; c < 0x80; c++)
    if ((c & 0x20) != 0)
      add_mark (self, 1, get_mask (MARK_BYTES - 1),
                (fold (word->text + 1, MARK_BYTES - 1) & get_mask (MARK_BYTES - 1)) | c << 24);
}

/*
 * pr_word_sieve_add:
 * @word: (static): in lower case, of at least %PR_WORD_SIEVE_MIN_BYTES
 * @before: (nullable): one of these characters stands before it, unless it is the first; else it
 *   may be missed
 * @number: for the caller
 *
 * A word of four bytes may be missed where it touches something beyond ASCII.
 */
void
pr_word_sieve_add (PrWordSieve *self, const char *word, const char *before, guint number)
{
  Word added = { .text = word, .n_bytes = strlen (word), .number = number };

  g_return_if_fail (added.n_bytes >= PR_WORD_SIEVE_MIN_BYTES && added.n_bytes < G_MAXINT);
  g_array_append_val (self->words, added);
  add_inner_mark (self, &added, 0);
  if (added.n_bytes > MARK_BYTES)
    add_inner_mark (self, &added, 1);
  else if (before != NULL || count_three (word) <= count_three (word + 1))
    add_marks_before (self, &added, before);
  else
    add_marks_after (self, &added);
}

static void
hash_marks (PrWordSieve *self)
{
  memset (self->bits, 0, sizeof self->bits);
  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);

      mark->hash = hash_four (self, mark->four);
      self->bits[mark->hash / 32] |= 1u << mark->hash % 32;
    }
}

/* How often what is common has the hash of a mark. */
static guint
count_hits (const PrWordSieve *self)
{
  guint n = 0;

  for (gsize i = 0; i + MARK_BYTES < sizeof common; i++)
    n += look_up (self, fold_four (common + i));
  return n;
}

static void
choose_hashing (PrWordSieve *self)
{
  guint32 best = 0;
  guint least = G_MAXUINT;

  for (guint32 i = 0; i < N_HASHINGS && least > 0; i++)
    {
      guint n;

      self->multiplier = HASHING * (2 * i + 1);
      hash_marks (self);
      n = count_hits (self);
      if (n < least)
        best = self->multiplier;
      least = MIN (n, least);
    }
  self->multiplier = best;
  hash_marks (self);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint32 one = ((const Mark *) a)->hash;
  guint32 other = ((const Mark *) b)->hash;

  return one < other ? -1 : one > other;
}

static inline guint
get_list (guint hash)
{
  return hash >> (HASH_BITS - LIST_BITS);
}

/*
 * pr_word_sieve_build:
 *
 * To be called once, after the last word was added.
 */
void
pr_word_sieve_build (PrWordSieve *self)
{
  g_clear_pointer (&self->n_common, g_free);
  choose_hashing (self);
  g_array_sort (self->marks, compare_hashes);
  for (guint i = 0; i < self->marks->len; i++)
    self->first[get_list (g_array_index (self->marks, Mark, i).hash) + 1] = (guint16) (i + 1);
  for (guint list = 0; list < N_LISTS; list++)
    self->first[list + 1] = MAX (self->first[list + 1], self->first[list]);
}

/* --- looking at a text --- */

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
  guint64 eight = fold (bytes + at, n_bytes - at);
  guint list = get_list (hash_four (self, (guint32) eight));

  for (guint i = self->first[list]; i < self->first[list + 1]; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      const Word *word;
      gsize start;

      if ((eight & mark->mask) != mark->eight || (gssize) at < mark->offset)
        continue;
      word = &g_array_index (self->words, Word, mark->word);
      start = (gsize) ((gssize) at - mark->offset);
      if (is_word (word, bytes + start, n_bytes - start) &&
          !func (word->number, start, start + word->n_bytes, user_data))
        return FALSE;
    }
  return TRUE;
}

/* At even places up to @at + 6, a bit for each byte. */
static inline guint
look_up_four (const PrWordSieve *self, const char *bytes, guint64 *all)
{
  guint64 eight = fold_eight (bytes);
  guint32 last = fold_four (bytes + 6);

  *all |= eight;
  return look_up (self, (guint32) eight) | look_up (self, (guint32) (eight >> 16)) << 2 |
         look_up (self, (guint32) (eight >> 32)) << 4 | look_up (self, last) << 6;
}

/*
 * pr_word_sieve_scan:
 * @bytes: (array length=n_bytes): any bytes
 *
 * Calls @func for each word there is, in no order.
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

  /* Each second place, since every word has a mark there; four at a time, which need not wait for
   * each other. */
  for (; at + 10 <= n_bytes; at += 8)
    {
      guint hits = look_up_four (self, bytes + at, &all);

      for (gsize i = at; G_UNLIKELY (hits != 0); i++, hits >>= 1)
        if ((hits & 1) != 0 && !report (self, bytes, n_bytes, i, func, user_data))
          return (all & BEYOND_ASCII) != 0;
    }
  for (; at < n_bytes; at += 2)
    {
      guint64 rest = fold (bytes + at, n_bytes - at);

      all |= rest;
      if (look_up (self, (guint32) rest) != 0 &&
          !report (self, bytes, n_bytes, at, func, user_data))
        break;
    }
  return (all & BEYOND_ASCII) != 0;
}
