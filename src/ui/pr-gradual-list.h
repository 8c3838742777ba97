/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrGradualList:
 *
 * A list that follows another one in steps, a few rows with each frame: a #GtkListView makes and throws
 * away up to 200 widgets at once where much of its model changes, and the window stands still for so long.
 * What is seen of the list is right with the first steps, the rest soon after.
 */
#define PR_TYPE_GRADUAL_LIST (pr_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (PrGradualList, pr_gradual_list, PR, GRADUAL_LIST, GObject)

PrGradualList *pr_gradual_list_new (GListModel *followed);
void pr_gradual_list_catch_up (PrGradualList *self);

G_END_DECLS
