/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-error-group.h"

#include <glib/gi18n.h>

struct _PrErrorGroup
{
  GObject parent_instance;

  PrErrorTally tally;
};

typedef enum
{
  PROP_COUNT = 1,
} PrErrorGroupProperty;

static GParamSpec *properties[PROP_COUNT + 1];

G_DEFINE_FINAL_TYPE (PrErrorGroup, pr_error_group, G_TYPE_OBJECT)

/**
 * pr_error_tally_clear:
 *
 * Frees what it holds. Thread: any.
 */
void
pr_error_tally_clear (PrErrorTally *self)
{
  g_clear_object (&self->diagnosis);
  for (guint i = 0; i < self->n_examples; i++)
    g_free (self->examples[i].text);
  self->n_examples = 0;
}

/**
 * pr_error_tally_copy:
 * @self: a cleared one
 * @from: what to copy
 *
 * Thread: any.
 */
void
pr_error_tally_copy (PrErrorTally *self, const PrErrorTally *from)
{
  *self = *from;
  self->diagnosis = g_object_ref (from->diagnosis);
  for (guint i = 0; i < from->n_examples; i++)
    self->examples[i].text = g_strdup (from->examples[i].text);
}

static void
pr_error_group_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((PrErrorGroupProperty) property_id)
    {
    case PROP_COUNT:
      g_value_set_uint64 (value, PR_ERROR_GROUP (object)->tally.count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_error_group_finalize (GObject *object)
{
  pr_error_tally_clear (&PR_ERROR_GROUP (object)->tally);

  G_OBJECT_CLASS (pr_error_group_parent_class)->finalize (object);
}

static void
pr_error_group_class_init (PrErrorGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pr_error_group_get_property;
  object_class->finalize = pr_error_group_finalize;

  properties[PROP_COUNT] =
      g_param_spec_uint64 ("count", NULL, NULL, 0, G_MAXUINT64, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_error_group_init (PrErrorGroup *self G_GNUC_UNUSED)
{
}

/**
 * pr_error_group_new:
 * @tally: what was found; copied
 *
 * Returns: (transfer full): the group
 */
PrErrorGroup *
pr_error_group_new (const PrErrorTally *tally)
{
  PrErrorGroup *self = g_object_new (PR_TYPE_ERROR_GROUP, NULL);

  pr_error_tally_copy (&self->tally, tally);
  return self;
}

/**
 * pr_error_group_update:
 * @tally: what has been found by now, of the same kind; copied
 *
 * The words stay those of the first error: somebody may be reading them.
 */
void
pr_error_group_update (PrErrorGroup *self, const PrErrorTally *tally)
{
  g_autoptr (PrDiagnosis) diagnosis = NULL;

  g_return_if_fail (PR_IS_ERROR_GROUP (self));

  if (self->tally.count == tally->count)
    return;
  diagnosis = g_object_ref (self->tally.diagnosis);
  pr_error_tally_clear (&self->tally);
  pr_error_tally_copy (&self->tally, tally);
  g_set_object (&self->tally.diagnosis, diagnosis);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * pr_error_group_get_diagnosis:
 *
 * Returns: (transfer none): what it means
 */
PrDiagnosis *
pr_error_group_get_diagnosis (PrErrorGroup *self)
{
  g_return_val_if_fail (PR_IS_ERROR_GROUP (self), NULL);
  return self->tally.diagnosis;
}

/**
 * pr_error_group_get_count:
 *
 * Returns: how many errors of this kind were found
 */
guint64
pr_error_group_get_count (PrErrorGroup *self)
{
  g_return_val_if_fail (PR_IS_ERROR_GROUP (self), 0);
  return self->tally.count;
}

/**
 * pr_error_group_get_first_line:
 *
 * Returns: where the first of them stands, the first line being 1
 */
guint64
pr_error_group_get_first_line (PrErrorGroup *self)
{
  g_return_val_if_fail (PR_IS_ERROR_GROUP (self), 0);
  return self->tally.examples[0].line;
}

/**
 * pr_error_group_dup_count_text:
 *
 * Returns: (transfer full): how many there are, in words
 */
char *
pr_error_group_dup_count_text (PrErrorGroup *self)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (PR_IS_ERROR_GROUP (self), NULL);

  number = g_strdup_printf ("%" G_GUINT64_FORMAT, self->tally.count);
  /* translators: how often an error was found in a log */
  return g_strdup_printf (ngettext ("%s time", "%s times", (gulong) self->tally.count), number);
}

/**
 * pr_error_group_dup_evidence:
 *
 * Returns: (transfer full): a few of the texts, each with its line where there are several
 */
char *
pr_error_group_dup_evidence (PrErrorGroup *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const PrErrorTally *tally;

  g_return_val_if_fail (PR_IS_ERROR_GROUP (self), NULL);

  tally = &self->tally;
  for (guint i = 0; i < tally->n_examples; i++)
    {
      if (i > 0)
        g_string_append (text, "\n\n");
      if (tally->count > 1)
        {
          g_autofree char *line =
              g_strdup_printf ("%" G_GUINT64_FORMAT, tally->examples[i].line);

          /* translators: the number of a line in a file, above what stands there */
          g_string_append_printf (text, _("Line %s:"), line);
          g_string_append_c (text, '\n');
        }
      g_string_append (text, tally->examples[i].text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
