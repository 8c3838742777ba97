/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrChoice:
 *
 * One value of an enumeration in a drop-down. Properties, read-only: `value` and `label`.
 */
#define PR_TYPE_CHOICE (pr_choice_get_type ())
G_DECLARE_FINAL_TYPE (PrChoice, pr_choice, PR, CHOICE, GObject)

/**
 * PrChoiceLabelFunc:
 * @value: a value of the enumeration
 * @user_data: as given to pr_choice_fill_drop_down()
 *
 * Returns: (transfer none) (nullable): the value's name for people; %NULL leaves it out
 */
typedef const char *(*PrChoiceLabelFunc) (int value, gpointer user_data);

int pr_choice_get_value (PrChoice *self);
const char *pr_choice_get_label (PrChoice *self);

void pr_choice_fill_drop_down (GtkDropDown *drop_down,
                               GType enum_type,
                               PrChoiceLabelFunc get_label,
                               gpointer user_data);
int pr_choice_get_selected (GtkDropDown *drop_down);
void pr_choice_set_selected (GtkDropDown *drop_down, int value);

G_END_DECLS
