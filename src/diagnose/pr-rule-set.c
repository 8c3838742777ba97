/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-rule-set.h"

#include "pr-folded-text.h"
#include "pr-word-automaton.h"

#include <string.h>

/* Phrases joined by “..” or “~” stand no further apart than half a line. */
#define NEAR_CHARS 50

/* A word that may not be there counts where it stands no further away than this: a reply of many
 * lines has many words that are about something else. */
#ifndef AWAY_CHARS
#define AWAY_CHARS 100
#endif

/* More places of more phrases than this are no message of a server; the rest is not looked at. */
#define MAX_OCCURRENCES 1024
#define MAX_SPANS 16

typedef struct
{
  guint phrase;
  gboolean may_begin_in_word;
  gboolean may_end_in_word;
} Word;

typedef struct
{
  Word first;
  Word last; /* after it, or the same */
} Alternative;

typedef enum
{
  LINK_THEN, /* “..” */
  LINK_NEAR, /* “~” */
} Link;

typedef struct
{
  Link link;     /* to the one before */
  GArray *words; /* of Alternative: any of them */
} ChainPart;

typedef struct
{
  gboolean is_negative;
  char *code;    /* or NULL, then: */
  GArray *parts; /* of ChainPart */
} Term;

typedef struct
{
  const PrRule *rule;
  const PrRuleTable *table;
  GArray *terms; /* of Term: all of them */
} CompiledRule;

struct _PrRuleSet
{
  PrWordAutomaton *automaton;
  GHashTable *word_sets; /* name → GArray of Alternative */
  PrRuleTable *tables;
  GArray *rules;        /* of CompiledRule */
  GPtrArray *by_phrase; /* of GArray of rule numbers, or NULL: rules to look at if it occurs */
};

typedef struct
{
  guint phrase;
  guint start; /* in the reader's measure */
  guint end;
  gboolean begins_in_word;
  gboolean ends_in_word;
  guint next; /* of the same phrase, plus 1 */
} Occurrence;

struct _PrRuleScan
{
  const PrRuleSet *set;
  PrFoldedText *text;
  GArray *occurrences;
  guint *first; /* by phrase: an occurrence plus 1 */
  guint *last;
  guint8 *candidates; /* a bit for each rule */
};

/* --- reading the tables --- */

static void
clear_part (gpointer data)
{
  g_array_unref (((ChainPart *) data)->words);
}

static void
clear_term (gpointer data)
{
  Term *term = data;

  g_free (term->code);
  g_clear_pointer (&term->parts, g_array_unref);
}

static void
clear_rule (gpointer data)
{
  g_array_unref (((CompiledRule *) data)->terms);
}

static gboolean
read_word (PrRuleSet *self, char *text, Word *word)
{
  g_autofree char *folded = NULL;
  char *start = g_strstrip (text);

  word->may_begin_in_word = *start == '*';
  if (*start == '*')
    start++;
  word->may_end_in_word = g_str_has_suffix (start, "*");
  if (word->may_end_in_word)
    start[strlen (start) - 1] = '\0';
  if (strchr (start, '*') != NULL)
    return FALSE;
  folded = g_strstrip (pr_fold_phrase (start));
  if (*folded == '\0')
    return FALSE;
  word->phrase = pr_word_automaton_add (self->automaton, folded);
  return TRUE;
}

/* “a” or “a … b” */
static gboolean
read_alternative (PrRuleSet *self, char *text, GArray *alternatives)
{
  char *dots = strstr (text, "…");
  Alternative alternative;

  if (dots != NULL)
    *dots = '\0';
  if (!read_word (self, text, &alternative.first))
    return FALSE;
  alternative.last = alternative.first;
  if (dots != NULL && !read_word (self, dots + strlen ("…"), &alternative.last))
    return FALSE;
  g_array_append_val (alternatives, alternative);
  return TRUE;
}

/* “a|b*|$set” */
static GArray *
read_alternatives (PrRuleSet *self, const char *text)
{
  g_auto (GStrv) texts = g_strsplit (text, "|", -1);
  g_autoptr (GArray) alternatives = g_array_new (FALSE, FALSE, sizeof (Alternative));

  for (guint i = 0; texts[i] != NULL; i++)
    {
      char *alternative = g_strstrip (texts[i]);

      if (*alternative == '$')
        {
          GArray *set = g_hash_table_lookup (self->word_sets, alternative + 1);

          if (set == NULL)
            return NULL;
          g_array_append_vals (alternatives, set->data, set->len);
        }
      else if (!read_alternative (self, alternative, alternatives))
        return NULL;
    }
  return alternatives->len == 0 ? NULL : g_steal_pointer (&alternatives);
}

/* The next “..” or “~” of a chain, or its end. */
static const char *
find_link (const char *p)
{
  while (*p != '\0' && *p != '~' && !(*p == ' ' && g_str_has_prefix (p, " .. ")))
    p++;
  return p;
}

static gboolean
read_chain (PrRuleSet *self, const char *text, Term *term)
{
  Link link = LINK_THEN;

  term->parts = g_array_new (FALSE, FALSE, sizeof (ChainPart));
  g_array_set_clear_func (term->parts, clear_part);
  for (const char *p = text;;)
    {
      const char *link_start = find_link (p);
      g_autofree char *alternatives = g_strndup (p, (gsize) (link_start - p));
      ChainPart part = { .link = link, .words = read_alternatives (self, alternatives) };

      if (part.words == NULL)
        return FALSE;
      g_array_append_val (term->parts, part);
      if (*link_start == '\0')
        return TRUE;
      link = *link_start == '~' ? LINK_NEAR : LINK_THEN;
      p = link_start + (link == LINK_NEAR ? 1 : 4);
    }
}

static gboolean
read_term (PrRuleSet *self, char *text, Term *term)
{
  const char *p = g_strstrip (text);

  if (*p == '!')
    {
      term->is_negative = TRUE;
      p++;
    }
  if (*p == '#')
    {
      term->code = g_strdup (p + 1);
      return TRUE;
    }
  return read_chain (self, p, term);
}

static gsize
get_shortest (const PrRuleSet *self, const GArray *words)
{
  gsize shortest = G_MAXSIZE;

  for (guint i = 0; i < words->len; i++)
    {
      guint phrase = g_array_index (words, Alternative, i).first.phrase;

      shortest = MIN (shortest, strlen (pr_word_automaton_get_phrase (self->automaton, phrase)));
    }
  return shortest;
}

/* The words that have to be there and are the rarest, to judge by their length. */
static const GArray *
choose_anchor (const PrRuleSet *self, const CompiledRule *rule)
{
  const GArray *anchor = NULL;
  gsize longest = 0;

  for (guint t = 0; t < rule->terms->len; t++)
    {
      const Term *term = &g_array_index (rule->terms, Term, t);

      for (guint p = 0; !term->is_negative && term->parts != NULL && p < term->parts->len; p++)
        {
          const GArray *words = g_array_index (term->parts, ChainPart, p).words;
          gsize shortest = get_shortest (self, words);

          if (shortest > longest)
            {
              anchor = words;
              longest = shortest;
            }
        }
    }
  return anchor;
}

static gboolean
read_rule (PrRuleSet *self, const PrRule *rule, CompiledRule *compiled)
{
  g_auto (GStrv) terms = g_strsplit (rule->words, " & ", -1);

  for (guint i = 0; terms[i] != NULL; i++)
    {
      Term term = { 0 };
      gboolean is_good = read_term (self, terms[i], &term);

      g_array_append_val (compiled->terms, term);
      if (!is_good)
        return FALSE;
    }
  return choose_anchor (self, compiled) != NULL;
}

static void
read_table (PrRuleSet *self, const PrRuleTable *table, GPtrArray *problems)
{
  for (gsize i = 0; i < table->n_rules; i++)
    {
      CompiledRule compiled = { .rule = &table->rules[i], .table = table };

      compiled.terms = g_array_new (FALSE, FALSE, sizeof (Term));
      g_array_set_clear_func (compiled.terms, clear_term);
      if (!read_rule (self, compiled.rule, &compiled) && problems != NULL)
        g_ptr_array_add (problems, g_strdup_printf ("%s:%u: “%s” cannot be read", table->file,
                                                    compiled.rule->line, compiled.rule->words));
      g_array_append_val (self->rules, compiled);
    }
}

static void
index_by_phrase (PrRuleSet *self)
{
  g_ptr_array_set_size (self->by_phrase, (int) pr_word_automaton_get_n_phrases (self->automaton));
  for (guint r = 0; r < self->rules->len; r++)
    {
      const GArray *anchor = choose_anchor (self, &g_array_index (self->rules, CompiledRule, r));

      for (guint w = 0; anchor != NULL && w < anchor->len; w++)
        {
          guint phrase = g_array_index (anchor, Alternative, w).first.phrase;
          GArray *rules = g_ptr_array_index (self->by_phrase, phrase);

          if (rules == NULL)
            {
              rules = g_array_new (FALSE, FALSE, sizeof (guint));
              g_ptr_array_index (self->by_phrase, phrase) = rules;
            }
          g_array_append_val (rules, r);
        }
    }
}

static void
unref_array (gpointer array)
{
  if (array != NULL)
    g_array_unref (array);
}

/*
 * pr_rule_set_new:
 * @tables: (array length=n_tables): their order counts; the rules stay the caller's
 * @word_sets: (array length=n_word_sets): each may use those before it
 * @problems: (nullable) (element-type utf8): takes a line for each rule that cannot be read
 */
PrRuleSet *
pr_rule_set_new (const PrRuleTable *tables,
                 gsize n_tables,
                 const PrWordSet *word_sets,
                 gsize n_word_sets,
                 GPtrArray *problems)
{
  PrRuleSet *self = g_new0 (PrRuleSet, 1);

  self->automaton = pr_word_automaton_new ();
  self->word_sets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, unref_array);
  self->rules = g_array_new (FALSE, FALSE, sizeof (CompiledRule));
  g_array_set_clear_func (self->rules, clear_rule);
  self->by_phrase = g_ptr_array_new_with_free_func (unref_array);

  for (gsize i = 0; i < n_word_sets; i++)
    {
      GArray *words = read_alternatives (self, word_sets[i].words);

      if (words != NULL)
        g_hash_table_insert (self->word_sets, (char *) word_sets[i].name, words);
      else if (problems != NULL)
        g_ptr_array_add (problems, g_strdup_printf ("$%s cannot be read", word_sets[i].name));
    }
  self->tables = g_memdup2 (tables, n_tables * sizeof *tables);
  for (gsize i = 0; i < n_tables; i++)
    read_table (self, &self->tables[i], problems);
  pr_word_automaton_build (self->automaton);
  index_by_phrase (self);
  return self;
}

void
pr_rule_set_free (PrRuleSet *self)
{
  g_array_unref (self->rules);
  g_ptr_array_unref (self->by_phrase);
  g_hash_table_unref (self->word_sets);
  pr_word_automaton_free (self->automaton);
  g_free (self->tables);
  g_free (self);
}

guint
pr_rule_set_get_n_rules (const PrRuleSet *self)
{
  return self->rules->len;
}

guint
pr_rule_set_get_n_phrases (const PrRuleSet *self)
{
  return pr_word_automaton_get_n_phrases (self->automaton);
}

/*
 * pr_rule_set_get_phrase:
 * @i: less than pr_rule_set_get_n_phrases()
 *
 * Returns: it, folded; lives as long as @self
 */
const char *
pr_rule_set_get_phrase (const PrRuleSet *self, guint i)
{
  return pr_word_automaton_get_phrase (self->automaton, i);
}

guint
pr_rule_set_get_n_states (const PrRuleSet *self)
{
  return pr_word_automaton_get_n_states (self->automaton);
}

const PrRule *
pr_rule_set_get_rule (const PrRuleSet *self, guint i, const char **file)
{
  const CompiledRule *compiled = &g_array_index (self->rules, CompiledRule, i);

  if (file != NULL)
    *file = compiled->table->file;
  return compiled->rule;
}

/* --- looking at a text --- */

/* Scripts that are written without blanks: each character may begin or end a word. */
#define FIRST_WITHOUT_BLANKS 0x2e80

static gboolean
is_letter (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c < FIRST_WITHOUT_BLANKS && g_unichar_isalnum (c);
}

static gboolean
is_inside_word (const PrFoldedText *text, gsize offset)
{
  const char *p = text->bytes + offset;

  return offset > 0 && offset < text->n_bytes && is_letter (g_utf8_prev_char (p)) && is_letter (p);
}

static gboolean
is_name_phrase (const char *phrase)
{
  return strpbrk (phrase, "./=?:") != NULL;
}

static gboolean
note_occurrence (guint phrase, gsize start, gsize end, gpointer user_data)
{
  PrRuleScan *self = user_data;
  const GArray *rules = g_ptr_array_index (self->set->by_phrase, phrase);
  Occurrence occurrence = { .phrase = phrase };

  if (pr_folded_text_is_in_name (self->text, start, end) &&
      !is_name_phrase (pr_word_automaton_get_phrase (self->set->automaton, phrase)))
    return TRUE;

  occurrence.start = self->text->at[start];
  occurrence.end = self->text->at[end - 1];
  occurrence.begins_in_word = is_inside_word (self->text, start);
  occurrence.ends_in_word = is_inside_word (self->text, end);
  g_array_append_val (self->occurrences, occurrence);
  if (self->first[phrase] == 0)
    self->first[phrase] = self->occurrences->len;
  else
    g_array_index (self->occurrences, Occurrence, self->last[phrase] - 1).next =
        self->occurrences->len;
  self->last[phrase] = self->occurrences->len;

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      guint rule = g_array_index (rules, guint, i);

      self->candidates[rule / 8] |= (guint8) (1u << rule % 8);
    }
  return self->occurrences->len < MAX_OCCURRENCES;
}

/*
 * pr_rule_scan_new:
 * @set: (transfer none): must live longer
 * @text: (array length=n_bytes): any bytes
 *
 * Finds the words of all rules in a text, in one pass. Thread: any.
 */
PrRuleScan *
pr_rule_scan_new (const PrRuleSet *set, const char *text, gsize n_bytes)
{
  PrRuleScan *self = g_new0 (PrRuleScan, 1);

  self->set = set;
  self->text = pr_folded_text_new (text, n_bytes);
  self->occurrences = g_array_new (FALSE, FALSE, sizeof (Occurrence));
  self->first = g_new0 (guint, set->by_phrase->len + 1);
  self->last = g_new0 (guint, set->by_phrase->len + 1);
  self->candidates = g_new0 (guint8, set->rules->len / 8 + 1);
  pr_word_automaton_scan (set->automaton, self->text->bytes, self->text->n_bytes, note_occurrence,
                          self);
  return self;
}

void
pr_rule_scan_free (PrRuleScan *self)
{
  pr_folded_text_free (self->text);
  g_array_unref (self->occurrences);
  g_free (self->first);
  g_free (self->last);
  g_free (self->candidates);
  g_free (self);
}

typedef struct
{
  guint start;
  guint end;
} Span;

typedef struct
{
  Span spans[MAX_SPANS];
  guint n_spans;
} Spans;

static void
add_span (Spans *spans, guint start, guint end)
{
  if (spans->n_spans < MAX_SPANS)
    spans->spans[spans->n_spans++] = (Span){ start, end };
}

static void
find_word (const PrRuleScan *self, const Word *word, Spans *spans)
{
  guint next;

  for (guint i = self->first[word->phrase]; i != 0; i = next)
    {
      const Occurrence *found = &g_array_index (self->occurrences, Occurrence, i - 1);

      next = found->next;
      if ((!found->begins_in_word || word->may_begin_in_word) &&
          (!found->ends_in_word || word->may_end_in_word))
        add_span (spans, found->start, found->end);
    }
}

/* Words between two that were found near each other are near both. */
static gboolean
is_inside (const Span *inner, const Span *outer)
{
  return inner->start > outer->start && inner->end < outer->end;
}

static void
join_spans (const Spans *left, const Spans *right, Link link, Spans *joined)
{
  for (guint l = 0; l < left->n_spans; l++)
    for (guint r = 0; r < right->n_spans; r++)
      {
        const Span *a = &left->spans[l];
        const Span *b = &right->spans[r];

        if ((b->start > a->end && b->start - a->end <= NEAR_CHARS) ||
            (link == LINK_NEAR &&
             ((a->start > b->end && a->start - b->end <= NEAR_CHARS) || is_inside (b, a))))
          add_span (joined, MIN (a->start, b->start), MAX (a->end, b->end));
      }
}

static void
find_alternatives (const PrRuleScan *self, const GArray *alternatives, Spans *spans)
{
  for (guint i = 0; i < alternatives->len && spans->n_spans < MAX_SPANS; i++)
    {
      const Alternative *alternative = &g_array_index (alternatives, Alternative, i);

      if (alternative->first.phrase == alternative->last.phrase)
        find_word (self, &alternative->first, spans);
      else if (self->first[alternative->first.phrase] != 0)
        {
          Spans first = { .n_spans = 0 };
          Spans last = { .n_spans = 0 };

          find_word (self, &alternative->first, &first);
          find_word (self, &alternative->last, &last);
          join_spans (&first, &last, LINK_THEN, spans);
        }
    }
}

static gboolean
find_chain (const PrRuleScan *self, const GArray *parts, Spans *spans)
{
  for (guint p = 0; p < parts->len; p++)
    {
      const ChainPart *part = &g_array_index (parts, ChainPart, p);
      Spans found = { .n_spans = 0 };
      Spans joined = { .n_spans = 0 };

      find_alternatives (self, part->words, &found);
      if (p > 0)
        join_spans (spans, &found, part->link, &joined);
      *spans = p == 0 ? found : joined;
      if (spans->n_spans == 0)
        return FALSE;
    }
  return TRUE;
}

/* Takes away what stands near to a word that may not be there. */
static void
remove_near (Spans *spans, const Spans *unwanted)
{
  guint n_left = 0;

  for (guint s = 0; s < spans->n_spans; s++)
    {
      const Span span = spans->spans[s];
      gboolean is_near = FALSE;

      for (guint u = 0; u < unwanted->n_spans && !is_near; u++)
        is_near = unwanted->spans[u].start <= span.end + AWAY_CHARS &&
                  unwanted->spans[u].end + AWAY_CHARS >= span.start;
      if (!is_near)
        spans->spans[n_left++] = span;
    }
  spans->n_spans = n_left;
}

/* “5xx” or “5.7.x”, “x” for any digit, or for any number of an enhanced code. */
static gboolean
code_matches (const char *pattern, const char *code)
{
  while (*pattern != '\0' && *code != '\0')
    {
      if (*pattern == 'x' && g_ascii_isdigit (*code))
        {
          pattern++;
          code++;
          if (*pattern == '.' || *pattern == '\0')
            while (g_ascii_isdigit (*code))
              code++;
        }
      else if (*pattern++ != *code++)
        return FALSE;
    }
  return *pattern == '\0' && *code == '\0';
}

static gboolean
has_code (const char *pattern, const PrRuleFacts *facts)
{
  char code[12];

  if (strchr (pattern, '.') != NULL)
    return facts->enhanced_code != NULL && code_matches (pattern, facts->enhanced_code);
  g_snprintf (code, sizeof code, "%u", facts->code);
  return strlen (code) == 3 && code_matches (pattern, code);
}

static gboolean
terms_hold (const PrRuleScan *self, const CompiledRule *rule, const PrRuleFacts *facts)
{
  Spans said = { .n_spans = 0 };
  gboolean is_said = FALSE;

  for (guint t = 0; t < rule->terms->len; t++)
    {
      const Term *term = &g_array_index (rule->terms, Term, t);
      Spans spans = { .n_spans = 0 };

      if (term->code != NULL)
        {
          if (has_code (term->code, facts) == term->is_negative)
            return FALSE;
          continue;
        }
      if (term->is_negative)
        continue;
      if (!find_chain (self, term->parts, &spans))
        return FALSE;
      if (!is_said)
        said = spans;
      is_said = TRUE;
    }
  for (guint t = 0; t < rule->terms->len && said.n_spans > 0; t++)
    {
      const Term *term = &g_array_index (rule->terms, Term, t);
      Spans spans = { .n_spans = 0 };

      if (term->is_negative && term->code == NULL && find_chain (self, term->parts, &spans))
        remove_near (&said, &spans);
    }
  return said.n_spans > 0;
}

static gboolean
place_holds (guint place, guint known)
{
  if ((place & PR_NOT_BY_CLIENT) != 0 && (known & PR_BY_CLIENT) != 0)
    return FALSE;
  if ((place & PR_BY_CLIENT) != 0 && (known & PR_BY_CLIENT) == 0)
    return FALSE;
  if ((place & PR_NOT_SENDING) != 0 &&
      (known & (PR_AT_SENDER | PR_AT_RECIPIENT | PR_AT_MESSAGE)) != 0)
    return FALSE;
  return pr_classify_place_matches (place, known);
}

gboolean
pr_rule_scan_matches (const PrRuleScan *self, guint i, const PrRuleFacts *facts)
{
  const CompiledRule *compiled = &g_array_index (self->set->rules, CompiledRule, i);

  if (!place_holds (compiled->rule->place, facts->known))
    return FALSE;
  return terms_hold (self, compiled, facts);
}

/*
 * pr_rule_scan_find:
 * @is_general: of which kind of table
 * @facts: besides the words; in its known bits %PR_BY_CLIENT says that a program of this side
 *   speaks
 * @i: (out): the first rule that fits
 */
gboolean
pr_rule_scan_find (const PrRuleScan *self, gboolean is_general, const PrRuleFacts *facts, guint *i)
{
  for (guint r = 0; r < self->set->rules->len; r++)
    {
      if (self->candidates[r / 8] == 0)
        {
          r |= 7;
          continue;
        }
      if ((self->candidates[r / 8] & (1u << r % 8)) != 0 &&
          g_array_index (self->set->rules, CompiledRule, r).table->is_general == is_general &&
          pr_rule_scan_matches (self, r, facts))
        {
          *i = r;
          return TRUE;
        }
    }
  return FALSE;
}
