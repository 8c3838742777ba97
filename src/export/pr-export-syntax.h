/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-export-settings.h"

G_BEGIN_DECLS

void pr_export_add_comment (GString *out, const char *lead, const char *text);
void pr_export_add_password_comment (GString *out, const char *lead, const PrExportService *service);
void pr_export_add_xml_comment (GString *out, const char *indent, const char *text);
void pr_export_add_quoted (GString *out, const char *value);
char *pr_export_service_dup_url (const PrExportService *service, const char *scheme);

G_END_DECLS
