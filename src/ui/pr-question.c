/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-question.h"

struct _PrQuestion
{
  GtkWindow parent_instance;

  /* template */
  GtkLabel *title_label;
  GtkLabel *text_label;
  GtkWidget *decline_button;
  GtkLabel *decline_label;
  GtkLabel *accept_label;

  gboolean answered;
};

enum
{
  ACCEPTED,
  DECLINED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrQuestion, pr_question, GTK_TYPE_WINDOW)

static void
answer (PrQuestion *self, guint signal)
{
  if (self->answered)
    return;
  self->answered = TRUE;
  g_object_ref (self);
  /* The answer may be the end of the parent, which must not be asked for anything after that. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (self, signals[signal], 0);
  g_object_unref (self);
}

static void
on_accept_clicked (PrQuestion *self)
{
  answer (self, ACCEPTED);
}

static gboolean
pr_question_close_request (GtkWindow *window)
{
  answer (PR_QUESTION (window), DECLINED);
  return TRUE;
}

static void
pr_question_class_init (PrQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = pr_question_close_request;

  signals[ACCEPTED] = g_signal_new ("accepted", PR_TYPE_QUESTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  signals[DECLINED] = g_signal_new ("declined", PR_TYPE_QUESTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "question.ui");
  gtk_widget_class_bind_template_child (widget_class, PrQuestion, title_label);
  gtk_widget_class_bind_template_child (widget_class, PrQuestion, text_label);
  gtk_widget_class_bind_template_child (widget_class, PrQuestion, decline_button);
  gtk_widget_class_bind_template_child (widget_class, PrQuestion, decline_label);
  gtk_widget_class_bind_template_child (widget_class, PrQuestion, accept_label);
  gtk_widget_class_bind_template_callback (widget_class, on_accept_clicked);
}

static void
pr_question_init (PrQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_question_new:
 * @parent: above which window it stands
 * @title: the question, short
 * @text: what would happen
 * @accept_label: the button that does it, with a mnemonic
 * @decline_label: the button that does not, with a mnemonic; it has the focus
 *
 * Returns: (transfer none): the window, to be presented
 */
PrQuestion *
pr_question_new (GtkWindow *parent,
                 const char *title,
                 const char *text,
                 const char *accept_label,
                 const char *decline_label)
{
  PrQuestion *self = g_object_new (PR_TYPE_QUESTION, "transient-for", parent, "title", title, NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->text_label, text);
  gtk_label_set_label (self->accept_label, accept_label);
  gtk_label_set_label (self->decline_label, decline_label);
  gtk_widget_grab_focus (self->decline_button);
  return self;
}
