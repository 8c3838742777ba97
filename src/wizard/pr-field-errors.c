/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-field-errors.h"

struct _PrFieldErrors
{
  PrAccount *account;
  char *shown[PR_N_FIELDS][PR_N_PROTOCOLS];
  gboolean touched[PR_N_FIELDS][PR_N_PROTOCOLS];
  gboolean all_right;
};

/* A field of the account has the first place alone. */
static guint
n_places_of (PrField field)
{
  return pr_field_is_of_service (field) ? PR_N_PROTOCOLS : 1;
}

static guint
place_of (PrField field, PrProtocol protocol)
{
  return pr_field_is_of_service (field) ? protocol : 0;
}

static char *
dup_error (PrFieldErrors *self, PrField field, PrProtocol protocol, const PrFieldFacts *facts)
{
  if (field == PR_FIELD_PASSWORD && facts->password_saved)
    return NULL;
  return pr_field_check (field, protocol, self->account, facts->password);
}

/* What follows from the address is not missing before there is one, nor while it is looked for. */
static gboolean
may_come (PrFieldErrors *self, PrField field, PrProtocol protocol, const PrFieldFacts *facts)
{
  return facts->servers_may_come && field == PR_FIELD_HOST
         && *pr_service_get_host (pr_account_get_service (self->account, protocol)) == '\0';
}

/**
 * pr_field_errors_new:
 * @account: an account; its fields are looked at whenever pr_field_errors_update() is called
 *
 * Returns: (transfer full): errors of which nothing is known yet
 */
PrFieldErrors *
pr_field_errors_new (PrAccount *account)
{
  PrFieldErrors *self;

  g_return_val_if_fail (PR_IS_ACCOUNT (account), NULL);

  self = g_new0 (PrFieldErrors, 1);
  self->account = g_object_ref (account);
  return self;
}

/**
 * pr_field_errors_free:
 *
 * Frees the errors.
 */
void
pr_field_errors_free (PrFieldErrors *self)
{
  for (guint i = 0; i < PR_N_FIELDS; i++)
    for (guint j = 0; j < PR_N_PROTOCOLS; j++)
      g_free (self->shown[i][j]);
  g_object_unref (self->account);
  g_free (self);
}

/**
 * pr_field_errors_update:
 * @facts: as they are now
 *
 * Looks at all fields.
 *
 * Returns: %TRUE if pr_field_errors_get() says something else of one of them than before
 */
gboolean
pr_field_errors_update (PrFieldErrors *self, const PrFieldFacts *facts)
{
  gboolean changed = FALSE;

  self->all_right = TRUE;
  for (guint i = 0; i < PR_N_FIELDS; i++)
    for (guint j = 0; j < n_places_of ((PrField) i); j++)
      {
        g_autofree char *error = dup_error (self, (PrField) i, (PrProtocol) j, facts);
        char **shown = &self->shown[i][j];

        self->all_right &= error == NULL;
        if (!self->touched[i][j] || may_come (self, (PrField) i, (PrProtocol) j, facts))
          g_clear_pointer (&error, g_free);
        if (g_strcmp0 (*shown, error) == 0)
          continue;
        g_free (*shown);
        *shown = g_steal_pointer (&error);
        changed = TRUE;
      }
  return changed;
}

/**
 * pr_field_errors_touch:
 * @field: a field
 * @protocol: of which service; said of no field of the account
 *
 * The user has left it: from the next update on what is wrong there is said.
 */
void
pr_field_errors_touch (PrFieldErrors *self, PrField field, PrProtocol protocol)
{
  self->touched[field][place_of (field, protocol)] = TRUE;
}

/**
 * pr_field_errors_touch_all:
 * @facts: as they are now
 *
 * As if the user had left every field, but those that are still to be filled in for him.
 */
void
pr_field_errors_touch_all (PrFieldErrors *self, const PrFieldFacts *facts)
{
  for (guint i = 0; i < PR_N_FIELDS; i++)
    for (guint j = 0; j < n_places_of ((PrField) i); j++)
      self->touched[i][j] |= !may_come (self, (PrField) i, (PrProtocol) j, facts);
}

/**
 * pr_field_errors_all_right:
 *
 * Returns: %TRUE if no field is wrong, also among those of which nothing is said
 */
gboolean
pr_field_errors_all_right (PrFieldErrors *self)
{
  return self->all_right;
}

/**
 * pr_field_errors_get:
 * @field: a field
 * @protocol: of which service; said of no field of the account
 *
 * Returns: (transfer none) (nullable): what is wrong with it, a sentence for people; %NULL if nothing
 *   is, or nothing is said
 */
const char *
pr_field_errors_get (PrFieldErrors *self, PrField field, PrProtocol protocol)
{
  return self->shown[field][place_of (field, protocol)];
}

/**
 * pr_field_errors_get_n_shown:
 *
 * Returns: of how many fields pr_field_errors_get() has something to say
 */
guint
pr_field_errors_get_n_shown (PrFieldErrors *self)
{
  guint n_shown = 0;

  for (guint i = 0; i < PR_N_FIELDS; i++)
    for (guint j = 0; j < n_places_of ((PrField) i); j++)
      n_shown += self->shown[i][j] != NULL;
  return n_shown;
}

/**
 * pr_field_errors_find_first:
 * @field: (out): a field
 * @protocol: (out): of which service
 *
 * Returns: %TRUE if there is one of which something is said; the first on the page
 */
gboolean
pr_field_errors_find_first (PrFieldErrors *self, PrField *field, PrProtocol *protocol)
{
  for (guint i = 0; i < PR_N_FIELDS; i++)
    for (guint j = 0; j < n_places_of ((PrField) i); j++)
      if (self->shown[i][j] != NULL)
        {
          *field = (PrField) i;
          *protocol = (PrProtocol) j;
          return TRUE;
        }
  return FALSE;
}
