/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void pr_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void pr_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
void pr_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
void pr_json_add_word (JsonBuilder *builder, const char *name, GType type, int value);
void pr_json_add_null (JsonBuilder *builder, const char *name);
void pr_json_append_string (GString *text, const char *value);
char *pr_json_end (JsonBuilder *builder, gboolean is_pretty);

G_END_DECLS
