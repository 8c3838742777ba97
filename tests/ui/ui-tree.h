/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrUiTree:
 *
 * What a program tells a screen reader of its windows, read by AT-SPI's own D-Bus interfaces. It is
 * asked for everything at once: node by node, as libatspi asks, a page takes a fifth of a second.
 */
typedef struct _PrUiTree PrUiTree;

/**
 * PrUiNode:
 * @path: what it is on the bus; another node never has the same
 * @name: what it is called, empty for none
 * @role: what it is
 * @is_focusable: whether it can have the keyboard focus
 * @is_focused: whether it has it, or holds what has it
 *
 * A thing in the tree, such as a button. It lasts as long as the visit.
 */
typedef struct
{
  const char *path;
  const char *name;
  AtspiRole role;
  gboolean is_focusable;
  gboolean is_focused;
} PrUiNode;

/**
 * PrUiVisit:
 *
 * Returns: %TRUE to end the walk
 */
typedef gboolean (*PrUiVisit) (const PrUiNode *node, guint depth, gpointer user_data);

PrUiTree *pr_ui_tree_new (GPid pid);
void pr_ui_tree_free (PrUiTree *self);
gboolean pr_ui_tree_walk (PrUiTree *self,
                          gboolean thoroughly,
                          PrUiVisit visit,
                          gpointer user_data);
char *pr_ui_tree_dup_text (PrUiTree *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrUiTree, pr_ui_tree_free)

G_END_DECLS
