/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-service-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrCertificateWindow:
 *
 * What a server has shown to prove who it is: what is wrong with it, and the chain of certificates.
 * Signal: `trusted`, when the user has decided to trust the server's own certificate in spite of that;
 * the window is gone then.
 */
#define PR_TYPE_CERTIFICATE_WINDOW (pr_certificate_window_get_type ())
G_DECLARE_FINAL_TYPE (PrCertificateWindow, pr_certificate_window, PR, CERTIFICATE_WINDOW, GtkWindow)

PrCertificateWindow *pr_certificate_window_new (GtkWindow *parent, PrServiceReport *report);
PrServiceReport *pr_certificate_window_get_report (PrCertificateWindow *self);

G_END_DECLS
