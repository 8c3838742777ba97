/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-diagnosis.h"

#include "pr-printable.h"
#include "pr-provider-fixes.h"

/* RFC 3463 §2: a class of one digit, subject and detail of up to three each, two dots. */
#define MAX_ENHANCED_CODE_CHARS 9

/**
 * PrDiagnosis:
 *
 * What went wrong, in words for people, and what can be done about it. Never changes once made: a
 * worker makes it, the main context shows it.
 */
struct _PrDiagnosis
{
  GObject parent_instance;

  /* owned */
  char *title;
  char *explanation;
  char *evidence;
  char *enhanced_code;
  /* A plain array, as a GListStore remembers its last reader's place and so is not safe to be read
   * by two threads. */
  GPtrArray *fixes;

  PrDiagnosisId id;
  int code;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_EXPLANATION,
  PROP_EVIDENCE,
} PrDiagnosisProperty;

static GParamSpec *properties[PROP_EVIDENCE + 1];

G_DEFINE_FINAL_TYPE (PrDiagnosis, pr_diagnosis, G_TYPE_OBJECT)

static void
pr_diagnosis_finalize (GObject *object)
{
  PrDiagnosis *self = PR_DIAGNOSIS (object);

  g_free (self->title);
  g_free (self->explanation);
  g_free (self->evidence);
  g_free (self->enhanced_code);
  g_ptr_array_unref (self->fixes);

  G_OBJECT_CLASS (pr_diagnosis_parent_class)->finalize (object);
}

static void
pr_diagnosis_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrDiagnosis *self = PR_DIAGNOSIS (object);

  switch ((PrDiagnosisProperty) property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_EXPLANATION:
      g_value_set_string (value, self->explanation);
      break;
    case PROP_EVIDENCE:
      g_value_set_string (value, self->evidence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_diagnosis_class_init (PrDiagnosisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pr_diagnosis_finalize;
  object_class->get_property = pr_diagnosis_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_EXPLANATION] = g_param_spec_string ("explanation", NULL, NULL, NULL, flags);
  properties[PROP_EVIDENCE] = g_param_spec_string ("evidence", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_diagnosis_init (PrDiagnosis *self)
{
  self->fixes = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_fixes (PrDiagnosis *self, GPtrArray *fixes)
{
  for (guint i = 0; fixes != NULL && i < fixes->len; i++)
    g_ptr_array_add (self->fixes, g_object_ref (PR_FIX (fixes->pdata[i])));
}

/* Whether there is a page that is more to the point than the provider's help pages as such. */
static gboolean
has_link (GPtrArray *fixes)
{
  for (guint i = 0; fixes != NULL && i < fixes->len; i++)
    if (pr_fix_get_kind (fixes->pdata[i]) == PR_FIX_LINK)
      return TRUE;
  return FALSE;
}

/**
 * pr_diagnosis_new:
 * @id: what went wrong
 * @facts: (nullable): what is known of the case
 * @evidence: (nullable): the server's words, or those of the system; made printable and cut to
 *   %PR_DIAGNOSIS_EVIDENCE_MAX_CHARS
 *
 * Takes the texts and the advice from the catalogue, and the codes from @facts. Thread: any.
 *
 * Returns: (transfer full): a diagnosis
 */
PrDiagnosis *
pr_diagnosis_new (PrDiagnosisId id, const PrCatalogueFacts *facts, const char *evidence)
{
  return pr_diagnosis_new_with_fixes (id, facts, evidence, NULL);
}

/**
 * pr_diagnosis_new_with_fixes:
 * @id: what went wrong
 * @facts: (nullable): what is known of the case
 * @evidence: (nullable): as in pr_diagnosis_new()
 * @fixes: (nullable) (element-type PrFix): changes, links and advice for this very case, best first;
 *   the catalogue's advice follows them, and then the help pages of the account's provider
 *
 * Thread: any.
 *
 * Returns: (transfer full): a diagnosis
 */
PrDiagnosis *
pr_diagnosis_new_with_fixes (PrDiagnosisId id,
                             const PrCatalogueFacts *facts,
                             const char *evidence,
                             GPtrArray *fixes)
{
  PrDiagnosis *self;
  g_auto(GStrv) advice = NULL;
  int login_at;
  PrFix *help_page;

  g_return_val_if_fail (id < PR_N_DIAGNOSES, NULL);

  self = g_object_new (PR_TYPE_DIAGNOSIS, NULL);
  self->id = id;
  self->title = pr_catalogue_dup_title (id, facts);
  self->explanation = pr_catalogue_dup_explanation (id, facts);
  self->evidence = pr_printable_from_text (evidence, PR_DIAGNOSIS_EVIDENCE_MAX_CHARS);
  if (facts != NULL)
    {
      self->code = facts->code;
      if (facts->enhanced_code != NULL)
        self->enhanced_code =
            pr_printable_from_text (facts->enhanced_code, MAX_ENHANCED_CODE_CHARS);
    }

  add_fixes (self, fixes);
  advice = pr_catalogue_dup_advice (id, facts, &login_at);
  for (int i = 0; advice[i] != NULL; i++)
    g_ptr_array_add (self->fixes, i == login_at ? pr_fix_new_login (advice[i])
                                                : pr_fix_new_advice (advice[i]));
  help_page = facts == NULL || facts->email == NULL || has_link (fixes)
                  ? NULL
                  : pr_provider_fixes_new_help_page (id, facts->email);
  if (help_page != NULL)
    g_ptr_array_add (self->fixes, help_page);
  return self;
}

/**
 * pr_diagnosis_copy_with_fixes:
 * @self: a diagnosis
 * @fixes: (nullable) (element-type PrFix): all that the copy is to have, best first
 *
 * For when changes have been tried: those that came to nothing go, the others are marked.
 * Thread: any.
 *
 * Returns: (transfer full): the same diagnosis with other fixes
 */
PrDiagnosis *
pr_diagnosis_copy_with_fixes (PrDiagnosis *self, GPtrArray *fixes)
{
  PrDiagnosis *copy;

  g_return_val_if_fail (PR_IS_DIAGNOSIS (self), NULL);

  copy = g_object_new (PR_TYPE_DIAGNOSIS, NULL);
  copy->id = self->id;
  copy->title = g_strdup (self->title);
  copy->explanation = g_strdup (self->explanation);
  copy->evidence = g_strdup (self->evidence);
  copy->code = self->code;
  copy->enhanced_code = g_strdup (self->enhanced_code);
  add_fixes (copy, fixes);
  return copy;
}

/**
 * pr_diagnosis_get_id:
 * @self: a diagnosis
 *
 * Thread: any.
 *
 * Returns: what went wrong; party and “again” follow from it
 */
PrDiagnosisId
pr_diagnosis_get_id (PrDiagnosis *self)
{
  g_return_val_if_fail (PR_IS_DIAGNOSIS (self), PR_DIAGNOSIS_UNCLASSIFIED);
  return self->id;
}

/**
 * pr_diagnosis_get_title:
 * @self: a diagnosis
 *
 * Thread: any.
 *
 * Returns: (transfer none): what happened, one line, translated, plain text
 */
const char *
pr_diagnosis_get_title (PrDiagnosis *self)
{
  g_return_val_if_fail (PR_IS_DIAGNOSIS (self), NULL);
  return self->title;
}

/**
 * pr_diagnosis_get_explanation:
 * @self: a diagnosis
 *
 * Thread: any.
 *
 * Returns: (transfer none): a few sentences on why, translated, plain text
 */
const char *
pr_diagnosis_get_explanation (PrDiagnosis *self)
{
  g_return_val_if_fail (PR_IS_DIAGNOSIS (self), NULL);
  return self->explanation;
}

/**
 * pr_diagnosis_get_evidence:
 * @self: a diagnosis
 *
 * Thread: any.
 *
 * Returns: (transfer none): the words that it rests on, one line, plain text; may be empty
 */
const char *
pr_diagnosis_get_evidence (PrDiagnosis *self)
{
  g_return_val_if_fail (PR_IS_DIAGNOSIS (self), NULL);
  return self->evidence;
}

/**
 * pr_diagnosis_get_code:
 * @self: a diagnosis
 *
 * Thread: any.
 *
 * Returns: the reply's basic code (RFC 5321 §4.2), 0 if there is none
 */
int
pr_diagnosis_get_code (PrDiagnosis *self)
{
  g_return_val_if_fail (PR_IS_DIAGNOSIS (self), 0);
  return self->code;
}

/**
 * pr_diagnosis_get_enhanced_code:
 * @self: a diagnosis
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the reply's enhanced code (RFC 3463), such as “5.7.8”
 */
const char *
pr_diagnosis_get_enhanced_code (PrDiagnosis *self)
{
  g_return_val_if_fail (PR_IS_DIAGNOSIS (self), NULL);
  return self->enhanced_code;
}

/**
 * pr_diagnosis_get_n_fixes:
 * @self: a diagnosis
 *
 * Thread: any.
 *
 * Returns: how many fixes there are
 */
guint
pr_diagnosis_get_n_fixes (PrDiagnosis *self)
{
  g_return_val_if_fail (PR_IS_DIAGNOSIS (self), 0);
  return self->fixes->len;
}

/**
 * pr_diagnosis_get_fix:
 * @self: a diagnosis
 * @position: less than pr_diagnosis_get_n_fixes()
 *
 * Thread: any.
 *
 * Returns: (transfer none): a fix, best first
 */
PrFix *
pr_diagnosis_get_fix (PrDiagnosis *self, guint position)
{
  g_return_val_if_fail (PR_IS_DIAGNOSIS (self), NULL);
  g_return_val_if_fail (position < self->fixes->len, NULL);
  return self->fixes->pdata[position];
}

/**
 * pr_diagnosis_dup_fixes_model:
 * @self: a diagnosis
 *
 * Thread: any; the list then belongs to one.
 *
 * Returns: (transfer full): a new list of the fixes (#PrFix), for a window to show
 */
GListModel *
pr_diagnosis_dup_fixes_model (PrDiagnosis *self)
{
  GListStore *store;

  g_return_val_if_fail (PR_IS_DIAGNOSIS (self), NULL);

  store = g_list_store_new (PR_TYPE_FIX);
  g_list_store_splice (store, 0, 0, self->fixes->pdata, self->fixes->len);
  return G_LIST_MODEL (store);
}
