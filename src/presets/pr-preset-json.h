/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* 256 KiB. A provider's file is small: the largest that is shipped has 7 KiB. */
#define PR_PRESET_JSON_MAX_BYTES 262144
/* The format nests four deep: provider, servers, server, auth. */
#define PR_PRESET_JSON_MAX_DEPTH 8
#define PR_PRESET_JSON_MAX_NODES 20000
/* Each is compared with all before it. */
#define PR_PRESET_JSON_MAX_MEMBERS 64

typedef enum
{
  PR_PRESET_JSON_NULL,
  PR_PRESET_JSON_BOOLEAN,
  PR_PRESET_JSON_INTEGER,
  PR_PRESET_JSON_STRING,
  PR_PRESET_JSON_ARRAY,
  PR_PRESET_JSON_OBJECT,
} PrPresetJsonKind;

/**
 * PrPresetJson:
 * @line: the line on which the value begins, from 1
 * @name: (nullable): in an object, the member's name
 * @integer: a number, or 0 and 1 for a boolean
 * @text: (nullable): a string's content, UTF-8 without NUL
 * @children: (nullable) (element-type PrPresetJson): of an array or object, in the order of the file
 *
 * One value of a JSON text, with the line it stands on: json-glib keeps no positions, and an error
 * in a provider's file must name its line also where the JSON as such is right. Read only.
 */
typedef struct
{
  PrPresetJsonKind kind;
  guint line;
  char *name;
  gint64 integer;
  char *text;
  GPtrArray *children;
} PrPresetJson;

PrPresetJson *pr_preset_json_parse (const char *text, gsize n_bytes, guint *line, GError **error);
void pr_preset_json_free (PrPresetJson *self);

const PrPresetJson *pr_preset_json_get_member (const PrPresetJson *self, const char *name);
const char *pr_preset_json_get_text (const PrPresetJson *self, const char *name);
gint64 pr_preset_json_get_integer (const PrPresetJson *self, const char *name);
guint pr_preset_json_get_n_children (const PrPresetJson *self);
const PrPresetJson *pr_preset_json_get_child (const PrPresetJson *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrPresetJson, pr_preset_json_free)

G_END_DECLS
