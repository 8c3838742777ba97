/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-error-group.h"

G_BEGIN_DECLS

/**
 * PrErrorListState:
 * @PR_ERROR_LIST_EMPTY: nothing has been given
 * @PR_ERROR_LIST_READING: it is being read; the list grows
 * @PR_ERROR_LIST_DONE: it has been read to its end
 * @PR_ERROR_LIST_CANCELLED: the user ended it; what was found till then stays
 * @PR_ERROR_LIST_FAILED: it could not be read, or not to its end
 */
typedef enum
{
  PR_ERROR_LIST_EMPTY,
  PR_ERROR_LIST_READING,
  PR_ERROR_LIST_DONE,
  PR_ERROR_LIST_CANCELLED,
  PR_ERROR_LIST_FAILED,
} PrErrorListState;

#define PR_TYPE_ERROR_LIST_STATE (pr_error_list_state_get_type ())

GType pr_error_list_state_get_type (void) G_GNUC_CONST;

/**
 * PrErrorList:
 *
 * The errors in a text or a file, grouped and counted: a #GListModel of #PrErrorGroup, at the end with
 * those first of which there are most. Reading is done in a thread. Main context.
 *
 * Properties, read-only and notified: `state`, `fraction` (how much has been read, from 0 to 1, or -1
 * where that is not known), `summary` (how far it is, in words), `file-name` (%NULL for a text).
 *
 * Actions, in pr_error_list_get_actions(): `cancel`, and `clear`, which forgets the file.
 */
#define PR_TYPE_ERROR_LIST (pr_error_list_get_type ())
G_DECLARE_FINAL_TYPE (PrErrorList, pr_error_list, PR, ERROR_LIST, GObject)

PrErrorList *pr_error_list_new (void);

PrErrorListState pr_error_list_get_state (PrErrorList *self);
double pr_error_list_get_fraction (PrErrorList *self);
const char *pr_error_list_get_summary (PrErrorList *self);
const char *pr_error_list_get_file_name (PrErrorList *self);
GActionGroup *pr_error_list_get_actions (PrErrorList *self);

gboolean pr_error_list_contains (PrErrorList *self, PrErrorGroup *group);

void pr_error_list_read_text (PrErrorList *self, const char *text);
void pr_error_list_read_file (PrErrorList *self, GFile *file);
void pr_error_list_cancel (PrErrorList *self);

G_END_DECLS
