/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-known-messages.h"

#include "pr-log-pattern.h"

#include <string.h>

/* A power of two. */
#define N_KNOWN 1024

typedef struct
{
  char *pattern; /* (nullable): of pr_log_pattern_set() */
  PrClassification classification;
} Known;

struct _PrKnownMessages
{
  PrClassifyInput context;
  GString *pattern; /* of the message at hand */
  Known known[N_KNOWN];
};

/*
 * pr_known_messages_new:
 * @context: what is known besides; what it points to outlives this
 */
PrKnownMessages *
pr_known_messages_new (const PrClassifyInput *context)
{
  PrKnownMessages *self = g_new0 (PrKnownMessages, 1);

  self->context = *context;
  self->pattern = g_string_new (NULL);
  return self;
}

void
pr_known_messages_free (PrKnownMessages *self)
{
  for (guint i = 0; i < N_KNOWN; i++)
    g_free (self->known[i].pattern);
  g_string_free (self->pattern, TRUE);
  g_free (self);
}

static void
classify (const PrKnownMessages *self, const PrLogMessage *message, PrClassification *found)
{
  PrClassifyInput context = self->context;

  if (!context.has_protocol)
    {
      context.has_protocol = message->has_protocol;
      context.protocol = message->protocol;
    }
  if (!context.has_step)
    {
      context.has_step = message->has_step;
      context.step = message->step;
    }
  pr_classify_text (message->words, &context, found);
}

/* Eight bytes at a time; the same pattern has the same, and that is all that is asked of it. */
static guint
choose_place (const GString *pattern)
{
  guint64 hash = pattern->len;
  guint64 eight = 0;
  gsize i;

  for (i = 0; i + sizeof eight <= pattern->len; i += sizeof eight)
    {
      memcpy (&eight, pattern->str + i, sizeof eight);
      hash = (hash ^ eight) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }
  for (; i < pattern->len; i++)
    hash = hash * 31 + (guchar) pattern->str[i];
  return (guint) (hash ^ hash >> 20) % N_KNOWN;
}

/*
 * pr_known_messages_classify:
 * @message: what a line of a log says
 *
 * Returns: (transfer none): what it means, until the next call
 */
const PrClassification *
pr_known_messages_classify (PrKnownMessages *self, const PrLogMessage *message)
{
  Known *known;

  pr_log_pattern_set (self->pattern, message);
  known = &self->known[choose_place (self->pattern)];
  if (g_strcmp0 (known->pattern, self->pattern->str) == 0)
    return &known->classification;
  g_free (known->pattern);
  known->pattern = g_strdup (self->pattern->str);
  classify (self, message, &known->classification);
  return &known->classification;
}
