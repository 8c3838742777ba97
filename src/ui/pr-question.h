/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrQuestion:
 *
 * A modal window that asks whether something is to be done that cannot be taken back. Signals:
 * `accepted` and `declined`, of which one comes, after which the window is gone. Escape and closing
 * decline.
 */
#define PR_TYPE_QUESTION (pr_question_get_type ())
G_DECLARE_FINAL_TYPE (PrQuestion, pr_question, PR, QUESTION, GtkWindow)

PrQuestion *pr_question_new (GtkWindow *parent,
                             const char *title,
                             const char *text,
                             const char *accept_label,
                             const char *decline_label);

G_END_DECLS
