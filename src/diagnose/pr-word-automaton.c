/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-word-automaton.h"

#include <string.h>

#define NO_PHRASE G_MAXUINT
#define ROOT 0u

/* The children of a state are a list by sibling: nearly all states have one. */
typedef struct
{
  guint phrase;  /* that ends here */
  guint suffix;  /* the state of the longest proper suffix */
  guint shorter; /* the next state, by suffixes, where a phrase ends; ROOT for none */
  guint child;   /* the first, ROOT for none */
  guint sibling; /* the next child of the same parent, ROOT for none */
  guchar byte;   /* that leads here from the parent */
} State;

struct _PrWordAutomaton
{
  GPtrArray *phrases;
  GHashTable *numbers;
  GArray *states;
  guint root_next[256];
  gsize *lengths; /* of the phrases */
};

PrWordAutomaton *
pr_word_automaton_new (void)
{
  PrWordAutomaton *self = g_new0 (PrWordAutomaton, 1);

  self->phrases = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->states = g_array_new (FALSE, TRUE, sizeof (State));
  return self;
}

void
pr_word_automaton_free (PrWordAutomaton *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->phrases);
  g_array_unref (self->states);
  g_free (self->lengths);
  g_free (self);
}

/*
 * pr_word_automaton_add:
 * @phrase: not empty; before pr_word_automaton_build()
 *
 * Returns: its number, the same for the same phrase
 */
guint
pr_word_automaton_add (PrWordAutomaton *self, const char *phrase)
{
  gpointer number;
  char *copy;

  g_return_val_if_fail (*phrase != '\0', 0);
  if (g_hash_table_lookup_extended (self->numbers, phrase, NULL, &number))
    return GPOINTER_TO_UINT (number);

  copy = g_strdup (phrase);
  g_hash_table_insert (self->numbers, copy, GUINT_TO_POINTER (self->phrases->len));
  g_ptr_array_add (self->phrases, copy);
  return self->phrases->len - 1;
}

static guint
find_child (const State *states, guint state, guchar byte)
{
  guint child = states[state].child;

  while (child != ROOT && states[child].byte != byte)
    child = states[child].sibling;
  return child;
}

static guint
add_state (PrWordAutomaton *self, guint parent, guchar byte)
{
  State state = { .phrase = NO_PHRASE, .byte = byte };

  if (self->states->len > 0)
    state.sibling = g_array_index (self->states, State, parent).child;
  g_array_append_val (self->states, state);
  if (self->states->len > 1)
    g_array_index (self->states, State, parent).child = self->states->len - 1;
  return self->states->len - 1;
}

static void
add_to_trie (PrWordAutomaton *self, guint phrase)
{
  const char *bytes = g_ptr_array_index (self->phrases, phrase);
  guint state = ROOT;

  self->lengths[phrase] = strlen (bytes);
  for (; *bytes != '\0'; bytes++)
    {
      const State *states = (const State *) (gconstpointer) self->states->data;
      guint child = find_child (states, state, (guchar) *bytes);

      state = child != ROOT ? child : add_state (self, state, (guchar) *bytes);
    }
  g_array_index (self->states, State, state).phrase = phrase;
}

static inline guint
step (const PrWordAutomaton *self, const State *states, guint state, guchar byte)
{
  while (state != ROOT)
    {
      guint child = find_child (states, state, byte);

      if (child != ROOT)
        return child;
      state = states[state].suffix;
    }
  return self->root_next[byte];
}

/* Breadth first: the suffix of a state is shorter, and therefore complete. */
static void
link_suffixes (PrWordAutomaton *self)
{
  g_autofree guint *queue = g_new (guint, self->states->len);
  State *states = (State *) (gpointer) self->states->data;
  guint head = 0;
  guint tail = 0;

  for (guint child = states[ROOT].child; child != ROOT; child = states[child].sibling)
    {
      self->root_next[states[child].byte] = child;
      queue[tail++] = child;
    }
  while (head < tail)
    {
      guint state = queue[head++];

      for (guint child = states[state].child; child != ROOT; child = states[child].sibling)
        {
          guint suffix = step (self, states, states[state].suffix, states[child].byte);

          states[child].suffix = suffix;
          states[child].shorter =
              states[suffix].phrase != NO_PHRASE ? suffix : states[suffix].shorter;
          queue[tail++] = child;
        }
    }
}

/*
 * pr_word_automaton_build:
 *
 * To be called once, after the last phrase was added.
 */
void
pr_word_automaton_build (PrWordAutomaton *self)
{
  g_return_if_fail (self->lengths == NULL);

  self->lengths = g_new0 (gsize, self->phrases->len + 1);
  add_state (self, ROOT, 0);
  for (guint i = 0; i < self->phrases->len; i++)
    add_to_trie (self, i);
  link_suffixes (self);
}

const char *
pr_word_automaton_get_phrase (const PrWordAutomaton *self, guint phrase)
{
  return g_ptr_array_index (self->phrases, phrase);
}

guint
pr_word_automaton_get_n_phrases (const PrWordAutomaton *self)
{
  return self->phrases->len;
}

guint
pr_word_automaton_get_n_states (const PrWordAutomaton *self)
{
  return self->states->len;
}

static gboolean
report (const PrWordAutomaton *self, guint state, gsize end, PrWordFound found, gpointer user_data)
{
  const State *states = (const State *) (gconstpointer) self->states->data;

  for (guint at = states[state].phrase != NO_PHRASE ? state : states[state].shorter; at != ROOT;
       at = states[at].shorter)
    {
      guint phrase = states[at].phrase;

      if (!found (phrase, end - self->lengths[phrase], end, user_data))
        return FALSE;
    }
  return TRUE;
}

/*
 * pr_word_automaton_scan:
 *
 * Calls @found for each place where a phrase ends, from left to right, the longest first.
 */
void
pr_word_automaton_scan (const PrWordAutomaton *self,
                        const char *bytes,
                        gsize n_bytes,
                        PrWordFound found,
                        gpointer user_data)
{
  const State *states = (const State *) (gconstpointer) self->states->data;
  guint state = ROOT;

  for (gsize i = 0; i < n_bytes; i++)
    {
      state = step (self, states, state, (guchar) bytes[i]);
      if ((states[state].phrase != NO_PHRASE || states[state].shorter != ROOT) &&
          !report (self, state, i + 1, found, user_data))
        return;
    }
}
