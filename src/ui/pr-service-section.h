/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-wizard.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrServiceSection:
 *
 * The settings of one server: in words where they were found, as fields where they have to be typed or
 * are to be changed. Properties: `protocol`; `open`, whether it is fields, read-only and notified.
 */
#define PR_TYPE_SERVICE_SECTION (pr_service_section_get_type ())
G_DECLARE_FINAL_TYPE (PrServiceSection, pr_service_section, PR, SERVICE_SECTION, GtkWidget)

void pr_service_section_set_wizard (PrServiceSection *self, PrWizard *wizard);
void pr_service_section_open (PrServiceSection *self);
gboolean pr_service_section_is_open (PrServiceSection *self);
gboolean pr_service_section_focus_field (PrServiceSection *self, PrField field);

G_END_DECLS
