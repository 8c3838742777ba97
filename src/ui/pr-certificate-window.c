/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-certificate-window.h"

#include "pr-certificate-texts.h"
#include "pr-question.h"
#include "pr-state-icon.h"
#include "pr-texts.h"
#include "pr-window-state.h"

#include <glib/gi18n.h>

struct _PrCertificateWindow
{
  GtkWindow parent_instance;

  /* owned */
  PrServiceReport *report;

  /* template */
  GtkWidget *scrolled_window;
  GtkBox *cards;
  GtkLabel *intro;
  GtkWidget *trust_button;
  GtkWidget *close_button;
};

enum
{
  TRUSTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrCertificateWindow, pr_certificate_window, GTK_TYPE_WINDOW)

static void
on_accepted (PrCertificateWindow *self)
{
  g_object_ref (self);
  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (self, signals[TRUSTED], 0);
  g_object_unref (self);
}

static void
on_trust_clicked (PrCertificateWindow *self)
{
  PrService *service = pr_service_report_get_service (self->report);
  /* translators: %s is a server, %u its port */
  g_autofree char *text = g_strdup_printf (
      _("Postrider will accept exactly this certificate from %s, port %u, although it could not be "
        "verified.\n\nDo this only if the server is your own, or if you have compared the fingerprint "
        "with whoever runs it: somebody on the way could have put it there to read your password.\n\n"
        "You can take it back in the account’s settings."),
      pr_service_get_host (service), pr_service_get_port (service));
  PrQuestion *question = pr_question_new (GTK_WINDOW (self), _("Trust This Certificate?"), text,
                                          _("_Trust It"), _("_Cancel"));

  g_signal_connect_object (question, "accepted", G_CALLBACK (on_accepted), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static GtkWidget *
card_new (const char *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), pr_text_label_new (title, "heading"));
  return card;
}

static void
add_fact (GtkWidget *card, const char *name, const char *value, const char *css_class)
{
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *text;

  if (*value == '\0')
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  label = pr_text_label_new (name, "dim-label");
  text = pr_text_label_new (value, css_class);
  gtk_widget_add_css_class (label, "hint");
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (card), box);
}

static void
add_fault (PrCertificateWindow *self, PrTlsFaultKind kind)
{
  GtkWidget *row;
  GtkWidget *card = card_new (pr_tls_fault_get_title (kind));
  GtkWidget *icon = g_object_new (PR_TYPE_STATE_ICON, "outcome", PR_OUTCOME_FAILED, "pixel-size", 24,
                                  "valign", GTK_ALIGN_START, NULL);

  gtk_widget_remove_css_class (card, "card");
  gtk_widget_set_hexpand (card, TRUE);
  gtk_box_append (GTK_BOX (card), pr_text_label_new (pr_tls_fault_get_explanation (kind), NULL));
  row = pr_text_row_new (icon, card, 12);
  gtk_widget_add_css_class (row, "card");
  gtk_box_append (self->cards, row);
}

/* Each kind of fault once, however many certificates of the chain have it. */
static void
add_faults (PrCertificateWindow *self, PrTlsSession *tls)
{
  guint shown = 0;

  for (guint i = 0; i < pr_tls_session_get_n_faults (tls); i++)
    {
      PrTlsFaultKind kind = pr_tls_session_get_fault (tls, i)->kind;

      if ((shown & (1U << kind)) == 0)
        add_fault (self, kind);
      shown |= 1U << kind;
    }
}

static void
add_certificate (PrCertificateWindow *self, PrCertificate *certificate, guint depth)
{
  g_autofree char *title = pr_certificate_dup_title (certificate, depth);
  g_autofree char *names = pr_certificate_dup_names (certificate);
  g_autofree char *validity = pr_certificate_dup_validity (certificate);
  g_autofree char *key = pr_certificate_dup_key (certificate);
  g_autofree char *fingerprint = pr_certificate_dup_fingerprint (certificate);
  GtkWidget *card = card_new (title);

  add_fact (card, _("Servers that it is for"), names, NULL);
  add_fact (card, _("Issued by"), pr_certificate_get_issuer (certificate), NULL);
  add_fact (card, _("Valid"), validity, NULL);
  add_fact (card, _("Key"), key, NULL);
  add_fact (card, _("Fingerprint (SHA-256)"), fingerprint, "monospace");
  gtk_box_append (self->cards, card);
}

static const char *
get_intro (PrTlsSession *tls)
{
  if (pr_tls_session_is_verified (tls))
    return _("The server has proved who it is: an authority that this computer trusts vouches for it.");
  if (pr_tls_session_is_pinned (tls))
    return _("This certificate could not be verified. You have decided to trust it for this server.");
  return _("This certificate does not prove who the server is. Your password was not sent.");
}

static void
show_report (PrCertificateWindow *self)
{
  PrTlsSession *tls = pr_service_report_get_tls (self->report);

  gtk_label_set_label (self->intro, get_intro (tls));
  gtk_widget_set_visible (self->trust_button, pr_tls_session_can_be_trusted (tls));
  add_faults (self, tls);
  for (guint i = 0; i < pr_tls_session_get_n_certificates (tls); i++)
    add_certificate (self, pr_tls_session_get_certificate (tls, i), i);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->close_button);
  gtk_widget_grab_focus (self->close_button);
}

static void
pr_certificate_window_dispose (GObject *object)
{
  g_clear_object (&PR_CERTIFICATE_WINDOW (object)->report);
  G_OBJECT_CLASS (pr_certificate_window_parent_class)->dispose (object);
}

static void
pr_certificate_window_class_init (PrCertificateWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_certificate_window_dispose;

  signals[TRUSTED] = g_signal_new ("trusted", PR_TYPE_CERTIFICATE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               PR_RESOURCE_PATH "certificate-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrCertificateWindow, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PrCertificateWindow, cards);
  gtk_widget_class_bind_template_child (widget_class, PrCertificateWindow, intro);
  gtk_widget_class_bind_template_child (widget_class, PrCertificateWindow, trust_button);
  gtk_widget_class_bind_template_child (widget_class, PrCertificateWindow, close_button);
  gtk_widget_class_bind_template_callback (widget_class, on_trust_clicked);
}

static void
pr_certificate_window_init (PrCertificateWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_certificate_window_new:
 * @parent: over what it stands
 * @report: of a service that has shown a certificate
 *
 * Returns: (transfer none): a window, not shown yet
 */
PrCertificateWindow *
pr_certificate_window_new (GtkWindow *parent, PrServiceReport *report)
{
  PrCertificateWindow *self;

  g_return_val_if_fail (PR_IS_SERVICE_REPORT (report), NULL);
  g_return_val_if_fail (pr_service_report_get_tls (report) != NULL, NULL);

  self = g_object_new (PR_TYPE_CERTIFICATE_WINDOW, "transient-for", parent, NULL);
  pr_window_state_fit (GTK_WINDOW (self));
  self->report = g_object_ref (report);
  show_report (self);
  return self;
}

/**
 * pr_certificate_window_get_report:
 *
 * Returns: (transfer none): of the service whose certificate it shows
 */
PrServiceReport *
pr_certificate_window_get_report (PrCertificateWindow *self)
{
  g_return_val_if_fail (PR_IS_CERTIFICATE_WINDOW (self), NULL);
  return self->report;
}
