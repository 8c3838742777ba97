/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-problem.h"

struct _PrAccountProblem
{
  GObject parent_instance;

  char *path;
  char *message;
};

typedef enum
{
  PROP_PATH = 1,
  PROP_MESSAGE,
} PrAccountProblemProperty;

static GParamSpec *properties[PROP_MESSAGE + 1];

G_DEFINE_FINAL_TYPE (PrAccountProblem, pr_account_problem, G_TYPE_OBJECT)

static void
pr_account_problem_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  PrAccountProblem *self = PR_ACCOUNT_PROBLEM (object);

  switch ((PrAccountProblemProperty) property_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_account_problem_finalize (GObject *object)
{
  PrAccountProblem *self = PR_ACCOUNT_PROBLEM (object);

  g_free (self->path);
  g_free (self->message);

  G_OBJECT_CLASS (pr_account_problem_parent_class)->finalize (object);
}

static void
pr_account_problem_class_init (PrAccountProblemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pr_account_problem_get_property;
  object_class->finalize = pr_account_problem_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, "", flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_account_problem_init (PrAccountProblem *self G_GNUC_UNUSED)
{
}

/**
 * pr_account_problem_new:
 * @path: the file, or the folder
 * @message: what is wrong with it, a translated sentence
 *
 * Returns: (transfer full): a problem
 */
PrAccountProblem *
pr_account_problem_new (const char *path, const char *message)
{
  PrAccountProblem *self = g_object_new (PR_TYPE_ACCOUNT_PROBLEM, NULL);

  self->path = g_strdup (path);
  self->message = g_strdup (message);
  return self;
}

/**
 * pr_account_problem_get_path:
 *
 * Returns: (transfer none): the file's path, in the encoding of file names
 */
const char *
pr_account_problem_get_path (PrAccountProblem *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_PROBLEM (self), NULL);
  return self->path;
}

/**
 * pr_account_problem_get_message:
 *
 * Returns: (transfer none): what is wrong with it, a sentence for people
 */
const char *
pr_account_problem_get_message (PrAccountProblem *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_PROBLEM (self), NULL);
  return self->message;
}
