/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-field.h"

G_BEGIN_DECLS

/**
 * PrFieldErrors:
 *
 * What is wrong with the fields of an account that is edited, and what of it is said: nothing of a
 * field that the user has not left yet. Main context.
 */
typedef struct _PrFieldErrors PrFieldErrors;

/**
 * PrFieldFacts:
 * @password: (nullable): what is typed
 * @password_saved: whether there is a saved one in the place of @password
 * @servers_may_come: whether servers follow from the address, or are looked for, so that one that is
 *   not there is not missing yet
 *
 * What bears on the fields, besides the account. Borrowed.
 */
typedef struct
{
  PrSecret *password;
  gboolean password_saved;
  gboolean servers_may_come;
} PrFieldFacts;

PrFieldErrors *pr_field_errors_new (PrAccount *account);
void pr_field_errors_free (PrFieldErrors *self);

gboolean pr_field_errors_update (PrFieldErrors *self, const PrFieldFacts *facts);
void pr_field_errors_touch (PrFieldErrors *self, PrField field, PrProtocol protocol);
void pr_field_errors_touch_all (PrFieldErrors *self, const PrFieldFacts *facts);

gboolean pr_field_errors_all_right (PrFieldErrors *self);
const char *pr_field_errors_get (PrFieldErrors *self, PrField field, PrProtocol protocol);
guint pr_field_errors_get_n_shown (PrFieldErrors *self);
gboolean
pr_field_errors_find_first (PrFieldErrors *self, PrField *field, PrProtocol *protocol);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrFieldErrors, pr_field_errors_free)

G_END_DECLS
