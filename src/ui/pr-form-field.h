/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrFormField:
 *
 * A control with its label above and, where need be, a hint and what is wrong below, tied together
 * for the keyboard and for assistive technology. Properties: `label`, with a mnemonic, empty for a
 * control that labels itself; `accessible-label`, the control's full name where the label alone
 * would be ambiguous on the page; `hint`; `error`; `child`, the control.
 */
#define PR_TYPE_FORM_FIELD (pr_form_field_get_type ())
G_DECLARE_FINAL_TYPE (PrFormField, pr_form_field, PR, FORM_FIELD, GtkWidget)

GtkWidget *pr_form_field_get_child (PrFormField *self);
void pr_form_field_set_child (PrFormField *self, GtkWidget *child);
void pr_form_field_set_label (PrFormField *self, const char *label);
void pr_form_field_set_accessible_label (PrFormField *self, const char *accessible_label);
void pr_form_field_set_hint (PrFormField *self, const char *hint);
void pr_form_field_set_warning (PrFormField *self, const char *warning);
void pr_form_field_set_error (PrFormField *self, const char *error);

G_END_DECLS
